namespace AnyShot.Edge.Inspection;

/// <summary>Where the time of one verdict went, in milliseconds.</summary>
public sealed record StageTimings(double QueueMs, double PreprocessMs, double EmbedMs, double ClassifyMs, double TotalMs);
