using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Rendering;

public sealed class PartRendererTests
{
    private const int Side = 160;

    /// <summary>The same part with and without its defect: enough pixels must differ by more than sensor noise, or the label would be wrong.</summary>
    [Theory]
    [InlineData(nameof(DefectKind.Scratch))]
    [InlineData(nameof(DefectKind.Pit))]
    [InlineData(nameof(DefectKind.Stain))]
    [InlineData(nameof(DefectKind.Crack))]
    [InlineData(nameof(DefectKind.Chip))]
    public void Render_SamePartWithDefect_ChangesAVisiblePatch(string kind)
    {
        var renderer = new PartRenderer(Side, Side);
        var good = new byte[Side * Side];
        var bad = new byte[Side * Side];
        for (ulong seed = 0; seed < 100; seed++)
        {
            Render(renderer, seed, DefectKind.Good, good);
            Render(renderer, seed, Enum.Parse<DefectKind>(kind), bad);

            var changed = good.Zip(bad).Count(pair => Math.Abs(pair.First - pair.Second) > 10);
            changed.ShouldBeInRange(12, Side * Side / 6, $"{kind}, part {seed}");
        }
    }

    private static void Render(PartRenderer renderer, ulong seed, DefectKind kind, byte[] pixels)
    {
        var random = new Pcg32(seed, 99);
        renderer.Render(ref random, kind, pixels);
    }
}
