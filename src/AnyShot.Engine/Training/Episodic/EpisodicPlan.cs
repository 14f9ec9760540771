namespace AnyShot.Engine.Training.Episodic;

/// <summary>Learning rate, ways and shots of each training episode.</summary>
internal sealed class EpisodicPlan(EpisodicOptions options)
{
    private const double LowestRate = 1e-6;

    /// <param name="step">From 0.</param>
    public double LearningRateAt(int step) => options.Schedule switch
    {
        EpisodicSchedule.Cosine => LowestRate + ((options.LearningRate - LowestRate) * 0.5 * (1 + Math.Cos(Math.PI * step / options.Episodes))),
        EpisodicSchedule.Step => options.LearningRate * (step >= 0.8 * options.Episodes ? 0.01 : step >= 0.6 * options.Episodes ? 0.1 : 1),
        _ => options.LearningRate * Math.Pow(0.5, step / options.HalveEvery),
    };

    public int WaysAt(int step) => Along(options.FromWays ?? options.LastWays, options.LastWays, step);

    public int ShotsAt(int step) => Along(options.FromShots ?? options.LastShots, options.LastShots, step);

    private int Along(int from, int to, int step) => (int)Math.Round(from + ((to - from) * Math.Min(1, 2.0 * step / options.Episodes)));
}
