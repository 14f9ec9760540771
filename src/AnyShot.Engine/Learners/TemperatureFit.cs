namespace AnyShot.Engine.Learners;

/// <summary>
/// Chooses the temperature under which the left-out shots get the likeliest probabilities, every class weighing the same.
/// A shot's target is not 1 but (n + 1) / (n + 2), n shots measured (Laplace's rule of succession): a handful of right answers
/// is no ground for certainty, and without that a clean support set would drive the temperature to 0.
/// </summary>
internal static class TemperatureFit
{
    private const float Lowest = 0.002f;
    private const float Highest = 4f;
    private const int Steps = 77;

    /// <returns>Temperature, 1 when there is one class only.</returns>
    public static float Fit(IReadOnlyList<LeftOutShot> shots)
    {
        var classes = shots[0].Squared.Length;
        if (classes == 1)
        {
            return 1;
        }

        // With one shot a class nothing can be left out; then the distances between the classes are all there is to go by.
        var usable = shots.Where(shot => shot.IsLeftOut).ToArray();
        usable = usable.Length == 0 ? [.. shots] : usable;
        var perClass = new int[classes];
        foreach (var shot in usable)
        {
            perClass[shot.Class]++;
        }

        var best = Highest;
        var least = double.MaxValue;
        var factor = Math.Pow(Highest / Lowest, 1.0 / (Steps - 1));
        var temperature = (double)Lowest;
        for (var i = 0; i < Steps; i++, temperature *= factor)
        {
            var loss = usable.Sum(shot => Loss(shot, temperature, usable.Length) / perClass[shot.Class]);
            if (loss < least)
            {
                (least, best) = (loss, (float)temperature);
            }
        }

        return best;
    }

    private static double Loss(in LeftOutShot shot, double temperature, int measured)
    {
        Span<double> costs = shot.Squared.Length <= 256 ? stackalloc double[shot.Squared.Length] : new double[shot.Squared.Length];
        for (var c = 0; c < costs.Length; c++)
        {
            costs[c] = shot.Squared[c] / temperature;
        }

        return Loss(costs, shot.Class, measured);
    }

    /// <summary>Cross-entropy between the smoothed target and the softmax of the negative costs.</summary>
    /// <param name="costs">One a class, at least two.</param>
    /// <param name="own">The true class.</param>
    /// <param name="measured">Shots that are measured in all (n).</param>
    public static double Loss(ReadOnlySpan<double> costs, int own, int measured)
    {
        var least = double.MaxValue;
        var total = 0.0;
        foreach (var cost in costs)
        {
            least = Math.Min(least, cost);
            total += cost;
        }

        var sum = 0.0;
        foreach (var cost in costs)
        {
            sum += Math.Exp(least - cost);
        }

        var rest = 1.0 / (measured + 2);
        var others = (total - costs[own]) / (costs.Length - 1);
        return ((1 - rest) * (costs[own] - least)) + (rest * (others - least)) + Math.Log(sum);
    }
}
