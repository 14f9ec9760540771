namespace AnyShot.Engine.Backbones;

/// <summary>Bounds of what a backbone may declare.</summary>
internal static class BackboneSpecRules
{
    public const int LargestSide = 2048;
    public const int LargestEmbedding = 16384;

    /// <exception cref="ArgumentException">One sentence that names the backbone and the value.</exception>
    public static void Require(BackboneSpec spec)
    {
        Check(spec, spec.InputWidth is >= 8 and <= LargestSide, $"inputWidth is {spec.InputWidth}, it must be 8 to {LargestSide}");
        Check(spec, spec.InputHeight is >= 8 and <= LargestSide, $"inputHeight is {spec.InputHeight}, it must be 8 to {LargestSide}");
        Check(spec, spec.Channels is 1 or 3, $"channels is {spec.Channels}, it must be 1 (grey) or 3 (RGB)");
        Check(spec, spec.Mean.Count == spec.Channels && spec.Mean.All(float.IsFinite), $"mean needs {spec.Channels} finite number(s)");
        Check(spec, spec.Std.Count == spec.Channels && spec.Std.All(value => float.IsFinite(value) && value > 0), $"std needs {spec.Channels} positive number(s)");
        Check(spec, spec.EmbeddingSize is >= 1 and <= LargestEmbedding, $"the embedding has {spec.EmbeddingSize} numbers, it may have 1 to {LargestEmbedding}");
    }

    private static void Check(BackboneSpec spec, bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException($"Backbone {spec.Name}: {sentence}.");
        }
    }
}
