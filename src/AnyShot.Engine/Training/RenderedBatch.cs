namespace AnyShot.Engine.Training;

/// <summary>Prepared images with their labels.</summary>
/// <param name="Pixels">(count, 1, height, width), normalised.</param>
/// <param name="Labels">Index of the class of each.</param>
internal sealed record RenderedBatch(float[] Pixels, long[] Labels);
