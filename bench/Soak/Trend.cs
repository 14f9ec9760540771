namespace AnyShot.Soak;

/// <summary>A straight line through the samples by least squares.</summary>
/// <param name="PerHour">Slope a hour.</param>
/// <param name="Mean">Mean of the samples.</param>
internal readonly record struct Trend(double PerHour, double Mean)
{
    public static Trend Of(IReadOnlyList<Sample> samples, Func<Sample, double> value)
    {
        var meanX = samples.Average(s => s.Seconds);
        var meanY = samples.Average(value);
        var variance = samples.Sum(s => (s.Seconds - meanX) * (s.Seconds - meanX));
        var slope = variance > 0 ? samples.Sum(s => (s.Seconds - meanX) * (value(s) - meanY)) / variance : 0;
        return new Trend(slope * 3600, meanY);
    }
}
