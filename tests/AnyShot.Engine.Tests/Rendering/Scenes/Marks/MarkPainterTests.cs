using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Marks;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Marks;

public sealed class MarkPainterTests
{
    private const int Side = 48;

    /// <summary>The surface is grey, so a worn red print leaves it reddish at least.</summary>
    [Fact]
    public void Paint_EveryFrameAndSymbol_ShowsTheFrameColour()
    {
        var painter = new MarkPainter(Side);
        foreach (var frame in Enum.GetValues<MarkFrame>())
        {
            foreach (var symbol in Enum.GetValues<MarkSymbol>().Where(symbol => frame != MarkFrame.None || symbol != MarkSymbol.Empty))
            {
                for (ulong identity = 0; identity < 4; identity++)
                {
                    var canvas = Painted(painter, Red(identity, frame, symbol));
                    Enumerable.Range(0, Side * Side).Count(at => canvas.Red[at] > 1.15f * canvas.Green[at]).ShouldBeGreaterThan(5, $"{frame} {symbol} {identity}");
                }
            }
        }
    }

    [Fact]
    public void Pictograms_ManyIdentities_AreAllDifferent()
    {
        const int Count = 1000;
        var glyph = new Glyph();
        var raster = new GlyphRaster(40);
        var seen = new HashSet<string>();
        for (ulong identity = 0; identity < Count; identity++)
        {
            var random = new Pcg32(identity, 9);
            glyph.Clear();
            Pictograms.Draw(glyph, ref random);
            raster.Draw(glyph, new MarkPose(20, 20, 20, 0, 1), 1);
            raster.Cover.Sum().ShouldBeGreaterThan(4, $"{identity}");
            seen.Add(Convert.ToHexString([.. raster.Cover.Select(cover => (byte)(cover > 0.5f ? 1 : 0))]));
        }

        seen.Count.ShouldBeGreaterThan(Count * 99 / 100);
    }

    [Fact]
    public void Glyphs_EveryCharacter_IsDifferent()
    {
        var glyph = new Glyph();
        var raster = new GlyphRaster(24);
        var seen = (StrokeFont.Letters + StrokeFont.Digits).Where(character => character != '0').Select(character =>
        {
            glyph.Clear();
            StrokeFont.Write(glyph, [character], 0.1f, 0);
            raster.Draw(glyph, new MarkPose(12, 12, 12, 0, 1), 1);
            return Convert.ToHexString([.. raster.Cover.Select(cover => (byte)(cover > 0.5f ? 1 : 0))]);
        });
        seen.Distinct().Count().ShouldBe(StrokeFont.Letters.Length + StrokeFont.Digits.Length - 1);
    }

    [Fact]
    public void Paint_Misprint_MarksWhatIsWrong()
    {
        var painter = new MarkPainter(Side);
        for (ulong identity = 0; identity < 40; identity++)
        {
            var scene = TestScenes.Make(
                identity, (Trait.FlawShape, (int)FlawShape.Misprint), (Trait.FlawSize, (int)FlawSize.Medium), (Trait.MarkFrame, (int)MarkFrame.Square),
                (Trait.MarkSymbol, (int)MarkSymbol.Letter), (Trait.MarkColour, (int)SceneColour.Blue), (Trait.MarkFill, (int)SceneColour.White), (Trait.SymbolColour, (int)SceneColour.Black));
            Painted(painter, scene).Flaw.Count(flaw => flaw > 0.3f).ShouldBeGreaterThan(3, $"{identity}");
        }
    }

    private static Scene Red(ulong identity, MarkFrame frame, MarkSymbol symbol) => TestScenes.Make(
        identity, (Trait.FlawShape, (int)FlawShape.None), (Trait.MarkFrame, (int)frame), (Trait.MarkSymbol, (int)symbol), (Trait.MarkColour, (int)SceneColour.Red),
        (Trait.MarkFill, frame == MarkFrame.None ? Scene.NotApplicable : (int)SceneColour.White),
        (Trait.SymbolColour, frame == MarkFrame.None || symbol == MarkSymbol.Empty ? Scene.NotApplicable : (int)SceneColour.Black));

    private static Canvas Painted(MarkPainter painter, Scene scene)
    {
        var canvas = TestScenes.Plain(Side);
        var (design, picture) = (new Pcg32(scene.Identity, 5), new Pcg32(scene.Identity, 6));
        painter.Paint(scene, ref design, ref picture, canvas);
        return canvas;
    }
}
