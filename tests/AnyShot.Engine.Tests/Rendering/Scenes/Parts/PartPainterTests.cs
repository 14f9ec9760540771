using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Parts;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Parts;

public sealed class PartPainterTests
{
    private const int Side = 64;

    [Theory]
    [InlineData(FlawShape.EdgeChip)]
    [InlineData(FlawShape.MissingPiece)]
    [InlineData(FlawShape.ExtraMaterial)]
    public void Paint_DefectOfABorder_ShowsPartAndBackground(FlawShape shape)
    {
        for (ulong identity = 0; identity < 60; identity++)
        {
            var canvas = Painted(TestScenes.Make(identity, (Trait.FlawShape, (int)shape)));
            canvas.Part.Average().ShouldBeInRange(0.15f, 0.99f, $"{shape} {identity}");
            Enumerable.Range(0, Side * Side).ShouldAllBe(at => canvas.Inside[at] < 1 || canvas.Part[at] == 1);
            Enumerable.Range(0, Side * Side).ShouldAllBe(at => canvas.Inside[at] > -1 || canvas.Part[at] == 0);
        }
    }

    [Fact]
    public void Paint_OtherScenes_MostlyFillThePicture()
    {
        var full = Enumerable.Range(0, 100).Count(i => Painted(TestScenes.Make((ulong)i, (Trait.FlawShape, (int)FlawShape.None))).Part.All(part => part == 1));
        full.ShouldBeInRange(60, 99);
    }

    private static Canvas Painted(Scene scene)
    {
        var canvas = TestScenes.Plain(Side);
        var (design, picture) = (new Pcg32(scene.Identity, 5), new Pcg32(scene.Identity, 6));
        new PartPainter().Paint(scene, ref design, ref picture, canvas);
        return canvas;
    }
}
