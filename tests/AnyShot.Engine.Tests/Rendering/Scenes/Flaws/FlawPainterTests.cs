using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Flaws;
using AnyShot.Engine.Rendering.Scenes.Parts;

namespace AnyShot.Engine.Tests.Rendering.Scenes.Flaws;

public sealed class FlawPainterTests
{
    private const int Side = 64;
    private const ulong Scenes = 25;

    public static TheoryData<string> Shapes => [.. Enum.GetNames<FlawShape>().Except([nameof(FlawShape.None)])];

    /// <summary>A picture that is called defective must show it, and only where the mask says so.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public void Paint_AnyShape_ChangesThePictureWithinItsMaskOnly(string name)
    {
        var painter = new FlawPainter(Side);
        for (ulong identity = 0; identity < Scenes; identity++)
        {
            var scene = TestScenes.Make(identity, (Trait.FlawShape, (int)Enum.Parse<FlawShape>(name)));
            var canvas = WithPart(scene);
            if (scene.FlawShape is FlawShape.OpenTrack or FlawShape.BridgedTrack)
            {
                Stripe(canvas);
            }

            var before = (float[])canvas.Red.Clone();
            var (design, picture) = (new Pcg32(identity, 3), new Pcg32(identity, 4));
            painter.Paint(scene, ref design, ref picture, canvas);

            canvas.Red.Concat(canvas.Green).Concat(canvas.Blue).ShouldAllBe(value => float.IsFinite(value), $"{name} {identity}");
            canvas.Flaw.ShouldAllBe(value => value >= 0 && value <= 1, $"{name} {identity}");
            Enumerable.Range(0, Side * Side).Where(at => canvas.Flaw[at] == 0).Max(at => MathF.Abs(canvas.Red[at] - before[at])).ShouldBeLessThan(0.02f, $"{name} {identity}");
            Enumerable.Range(0, Side * Side).Max(at => Difference(canvas, before, at)).ShouldBeGreaterThan(0.05f, $"{name} {identity}");
        }
    }

    [Theory]
    [InlineData(FlawSize.Tiny, 0.02f, 0.1f)]
    [InlineData(FlawSize.Small, 0.05f, 0.19f)]
    [InlineData(FlawSize.Medium, 0.12f, 0.48f)]
    [InlineData(FlawSize.Large, 0.36f, 1f)]
    public void Paint_InclusionOfSize_CoversThatShareOfThePicture(FlawSize size, float least, float most)
    {
        const int Fine = 128;
        var painter = new FlawPainter(Fine);
        for (ulong identity = 0; identity < Scenes; identity++)
        {
            var scene = TestScenes.Make(
                identity, (Trait.FlawShape, (int)FlawShape.Inclusion), (Trait.FlawSize, (int)size), (Trait.FlawCount, (int)FlawCount.One),
                (Trait.Sharpness, (int)Sharpness.Sharp), (Trait.FlawPosition, (int)FlawPosition.Centre), (Trait.FlawTexture, (int)FlawTexture.Smooth), (Trait.Polarity, (int)Polarity.Darker));
            var canvas = TestScenes.Plain(Fine);
            var (design, picture) = (new Pcg32(identity, 3), new Pcg32(identity, 4));
            painter.Paint(scene, ref design, ref picture, canvas);

            (Extent(canvas) / Fine).ShouldBeInRange(least, most, $"{size} {identity}");
        }
    }

    [Theory]
    [InlineData(FlawPosition.Left, true, -1)]
    [InlineData(FlawPosition.Right, true, 1)]
    [InlineData(FlawPosition.Top, false, -1)]
    [InlineData(FlawPosition.Bottom, false, 1)]
    public void Paint_Position_LiesOnThatSide(FlawPosition position, bool horizontal, int sign)
    {
        var painter = new FlawPainter(Side);
        for (ulong identity = 0; identity < Scenes; identity++)
        {
            var scene = TestScenes.Make(
                identity, (Trait.FlawShape, (int)FlawShape.Spot), (Trait.FlawSize, (int)FlawSize.Small), (Trait.FlawPosition, (int)position), (Trait.FlawCount, (int)FlawCount.Few));
            var canvas = TestScenes.Plain(Side);
            var (design, picture) = (new Pcg32(identity, 3), new Pcg32(identity, 4));
            painter.Paint(scene, ref design, ref picture, canvas);

            var marked = Enumerable.Range(0, Side * Side).Where(at => canvas.Flaw[at] > 0.3f).ToArray();
            (sign * (marked.Average(at => horizontal ? at % Side : at / Side) - (Side / 2f))).ShouldBeGreaterThan(0, $"{position} {identity}");
        }
    }

    [Fact]
    public void Paint_CanvasOfAnotherSide_Throws() =>
        Should.Throw<ArgumentException>(() =>
        {
            var (design, picture) = (new Pcg32(1, 3), new Pcg32(1, 4));
            new FlawPainter(Side).Paint(TestScenes.Make(1, (Trait.FlawShape, (int)FlawShape.Spot)), ref design, ref picture, TestScenes.Plain(32));
        }).Message.ShouldContain("side of 32 pixels");

    private static Canvas WithPart(Scene scene)
    {
        var canvas = TestScenes.Plain(Side);
        var (design, picture) = (new Pcg32(scene.Identity, 5), new Pcg32(scene.Identity, 6));
        new PartPainter().Paint(scene, ref design, ref picture, canvas);
        return canvas;
    }

    /// <summary>Vertical tracks, four pixels wide of every eight.</summary>
    private static void Stripe(Canvas canvas)
    {
        canvas.Tracks = new TrackLayout(1, 0, 8, 2, 4, (0.9f, 0.9f, 0.9f), (0.5f, 0.5f, 0.5f));
        for (var at = 0; at < Side * Side; at++)
        {
            if (canvas.Part[at] == 1 && at % 8 is >= 2 and < 6)
            {
                canvas.Red[at] = canvas.Green[at] = canvas.Blue[at] = 0.8f;
            }
        }
    }

    private static float Difference(Canvas canvas, float[] before, int at) =>
        Math.Max(MathF.Abs(canvas.Red[at] - before[at]), Math.Max(MathF.Abs(canvas.Green[at] - before[at]), MathF.Abs(canvas.Blue[at] - before[at])));

    /// <summary>Diagonal of the box around what is marked clearly, at most the side.</summary>
    private static float Extent(Canvas canvas)
    {
        var marked = Enumerable.Range(0, canvas.Side * canvas.Side).Where(at => canvas.Flaw[at] > 0.3f).ToArray();
        var width = marked.Max(at => at % canvas.Side) - marked.Min(at => at % canvas.Side) + 1;
        var height = marked.Max(at => at / canvas.Side) - marked.Min(at => at / canvas.Side) + 1;
        return Math.Min(canvas.Side, MathF.Sqrt((width * width) + (height * height)));
    }
}
