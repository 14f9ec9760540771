namespace AnyShot.Engine.Learners;

/// <summary>
/// How far parts usually lie from their class's prototype, measured on classes that are not in the support set. It gives a novelty limit to a support
/// set that cannot measure itself: one shot a class, or none.
/// </summary>
/// <param name="Mean">Mean Euclidean distance of unit-length embeddings, 0 to 2.</param>
/// <param name="Deviation">Its standard deviation, at least 0.</param>
public readonly record struct NoveltyPrior(double Mean, double Deviation)
{
    /// <summary>From the distances of parts to the prototypes of their own classes, which were made without them.</summary>
    /// <exception cref="ArgumentException">There are fewer than two distances.</exception>
    public static NoveltyPrior Of(IReadOnlyCollection<double> distances)
    {
        if (distances.Count < 2)
        {
            throw new ArgumentException($"A novelty prior needs at least two distances, not {distances.Count}.", nameof(distances));
        }

        var mean = distances.Average();
        return new NoveltyPrior(mean, Math.Sqrt(distances.Sum(distance => (distance - mean) * (distance - mean)) / (distances.Count - 1)));
    }
}
