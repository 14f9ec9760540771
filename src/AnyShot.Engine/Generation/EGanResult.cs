namespace AnyShot.Engine.Generation;

/// <summary>What a training of a feature generator gave. Owns the generator.</summary>
/// <param name="Generator">The best state; its card says on which classes it was chosen.</param>
/// <param name="Steps">Generator steps done in all; early stopping may have ended before the last.</param>
/// <param name="HeldOut">Names of base classes that were not trained on because they had to choose; empty where validation classes did.</param>
public sealed record EGanResult(FeatureGenerator Generator, int Steps, IReadOnlyList<string> HeldOut) : IDisposable
{
    public void Dispose() => Generator.Dispose();
}
