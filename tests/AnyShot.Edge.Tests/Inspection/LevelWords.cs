using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>The text half of <see cref="BrightnessBackbone"/>: words for brightness become the angle that it gives such images.</summary>
internal sealed class LevelWords : ITextEncoder
{
    // The bench's good parts are dark.
    private static readonly (string Word, float Level)[] Words = [("defect", 0.12f), ("flawless", 0.12f), ("black", 0.05f), ("dark", 0.12f), ("grey", 0.5f), ("bright", 0.86f), ("white", 0.97f)];

    public int Size => 2;

    /// <summary>Called before each encoding.</summary>
    public Action? Before { get; set; }

    public void Encode(IReadOnlyList<string> texts, Span<float> vectors)
    {
        Before?.Invoke();
        for (var t = 0; t < texts.Count; t++)
        {
            var level = Words.Where(word => texts[t].Contains(word.Word, StringComparison.Ordinal)).Select(word => word.Level).DefaultIfEmpty(0.5f).Average();
            (vectors[(2 * t) + 1], vectors[2 * t]) = MathF.SinCos(level * MathF.PI / 2);
        }
    }

    public void Dispose()
    {
    }
}
