namespace AnyShot.Edge.Collecting;

/// <summary>What a collection has.</summary>
/// <param name="Counts">Images taken, by class.</param>
/// <param name="LeftOut">Images left out.</param>
internal sealed record CollectResult(IReadOnlyDictionary<string, int> Counts, int LeftOut);
