namespace AnyShot.Engine.Registry;

/// <summary>What <see cref="SupportQuality"/> found among labels of which some were made wrong on purpose. Sums over the seeds.</summary>
/// <param name="Examples">Examples that judged each other.</param>
/// <param name="Wrong">Labels that were made wrong.</param>
/// <param name="Named">Examples with an advice.</param>
/// <param name="NamedWrong">Of them with a wrong label.</param>
/// <param name="ToRemove">Examples that are suggested for removal.</param>
/// <param name="RemovedWrong">Of them with a wrong label.</param>
public sealed record QualityScore(int Examples, int Wrong, int Named, int NamedWrong, int ToRemove, int RemovedWrong)
{
    /// <summary>Share of the wrong labels that were named.</summary>
    public double Recall => (double)NamedWrong / Wrong;
}
