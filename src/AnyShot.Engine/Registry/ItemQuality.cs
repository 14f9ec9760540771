namespace AnyShot.Engine.Registry;

/// <summary>How well an example fits its class.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Id">The example.</param>
/// <param name="Rank">Place of its own class among all by distance, the example left out: 1 is right. 0 where it cannot be left out (the only one of its class).</param>
/// <param name="Nearest">The class that is nearest.</param>
/// <param name="Distance">Euclidean distance to its own class's prototype without it, 0 to 2.</param>
/// <param name="ZScore">That distance in deviations of the class's examples from their mean; null with fewer than three.</param>
/// <param name="IsOutlier">The z-score is above 2.5. With eight examples or fewer no z-score can be.</param>
/// <param name="DuplicateOf">Other examples of the same image, as "CLASS: ID".</param>
/// <param name="Advice">Why it should be removed or looked at; empty where nothing is wrong.</param>
/// <param name="ShouldGo">It is suggested for removal.</param>
public sealed record ItemQuality(
    string Class, string Id, int Rank, string Nearest, double Distance, double? ZScore, bool IsOutlier, IReadOnlyList<string> DuplicateOf, string Advice, bool ShouldGo);
