namespace AnyShot.Engine.Training;

/// <summary>Rises over the first steps, then falls on half a cosine to a hundredth (Loshchilov and Hutter, "SGDR", 2017, one cycle).</summary>
internal static class LearningRate
{
    private const double LowestShare = 0.01;

    /// <param name="step">From 0.</param>
    /// <param name="steps">Steps in all.</param>
    /// <param name="highest">Where the rise ends.</param>
    public static double At(int step, int steps, double highest)
    {
        var warmUp = Math.Max(1, Math.Min(100, steps / 10));
        if (step < warmUp)
        {
            return highest * (step + 1) / warmUp;
        }

        var along = (double)(step - warmUp) / Math.Max(1, steps - warmUp);
        return highest * (LowestShare + ((1 - LowestShare) * 0.5 * (1 + Math.Cos(Math.PI * along))));
    }
}
