using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Training.DualEncoder;

namespace AnyShot.Engine.Tests.Training.DualEncoder;

public sealed class PictureTraitsTests
{
    private const int Side = 8;

    [Theory]
    [InlineData(1, FlawPosition.Right, Direction.Vertical)]
    [InlineData(2, FlawPosition.Bottom, Direction.Horizontal)]
    [InlineData(3, FlawPosition.Left, Direction.Vertical)]
    public void Shown_Turned_TurnsPositionAndDirection(int quarters, FlawPosition position, Direction direction)
    {
        var scene = SceneOf((Trait.FlawPosition, (int)FlawPosition.Top), (Trait.FlawDirection, (int)Direction.Horizontal), (Trait.GrainDirection, (int)Direction.Diagonal));

        var shown = PictureTraits.Shown(scene, quarters, grey: false);

        shown[Trait.FlawPosition].ShouldBe((int)position);
        shown[Trait.FlawDirection].ShouldBe((int)direction);
        shown[Trait.GrainDirection].ShouldBe((int)Direction.Diagonal);
    }

    [Theory]
    [InlineData(0, (int)MarkFrame.Triangle)]
    [InlineData(1, Scene.NotApplicable)]
    [InlineData(2, (int)MarkFrame.TriangleDown)]
    public void Shown_TurnedTriangle_IsNoTriangleOnItsSide(int quarters, int frame) =>
        PictureTraits.Shown(SceneOf((Trait.MarkFrame, (int)MarkFrame.Triangle)), quarters, grey: false)[Trait.MarkFrame].ShouldBe(frame);

    [Fact]
    public void Shown_Grey_LosesNamesOfColoursButNotOfGreys()
    {
        var shown = PictureTraits.Shown(SceneOf((Trait.SurfaceColour, (int)SceneColour.Blue), (Trait.FlawColour, (int)SceneColour.DarkGrey), (Trait.Polarity, (int)Polarity.Coloured)), 0, grey: true);

        shown.Has(Trait.SurfaceColour).ShouldBeFalse();
        shown[Trait.FlawColour].ShouldBe((int)SceneColour.DarkGrey);
        shown.Has(Trait.Polarity).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1, Side - 1, 0)]
    [InlineData(2, Side - 1, Side - 1)]
    [InlineData(3, 0, Side - 1)]
    public void Apply_Turn_MovesTheUpperLeftCornerClockwise(int turn, int x, int y)
    {
        // The hole and the blur are drawn at random; this seed draws neither.
        var source = new byte[3 * Side * Side];
        foreach (var plane in new[] { 0, 1, 2 })
        {
            source[plane * Side * Side] = 255;
        }

        var pixels = new float[3 * Side * Side];
        var random = new Pcg32(3, 1);
        new PictureVariation(1).Apply(source, Side, turn, grey: true, ref random, Side, pixels);

        Array.IndexOf(pixels, pixels.Max()).ShouldBe(((y * Side) + x) * 3);
    }

    [Fact]
    public void Apply_SameRandomNumbers_SamePicture()
    {
        var source = new byte[3 * 48 * 48];
        new Random(1).NextBytes(source);
        var results = Enumerable.Range(0, 2).Select(_ =>
        {
            var random = new Pcg32(5, 2);
            var pixels = new float[3 * 32 * 32];
            new PictureVariation(0.5).Apply(source, 48, 1, grey: false, ref random, 32, pixels);
            return pixels;
        }).ToArray();

        results[0].ShouldBe(results[1]);
        results[0].ShouldAllBe(value => value >= -2 && value <= 2);
    }

    [Fact]
    public void Truth_OfRenderedScenes_HoldsWhereAllStatedTraitsAgree()
    {
        var random = new Pcg32(9, 1);
        var sampler = new SceneSampler();
        var scenes = Enumerable.Range(0, 24).Select(_ => sampler.Next(ref random)).ToArray();
        var captions = scenes.Select(scene => SceneCaptions.Write(scene, ref random)).ToArray();

        var truth = TruthMatrix.Of(scenes, [.. captions.Select(caption => caption.Meaning)]);

        for (var p = 0; p < scenes.Length; p++)
        {
            truth[(p * captions.Length) + p].ShouldBe(1, captions[p].Text);
            for (var c = 0; c < captions.Length; c++)
            {
                var agrees = Enum.GetValues<Trait>().All(trait => (captions[c].Stated >> (int)trait & 1) == 0 || scenes[p][trait] == scenes[c][trait]);
                // A trade name is true of more than the scene that it was written for.
                (agrees ? truth[(p * captions.Length) + c] : 1).ShouldBe(1);
            }
        }

        truth.Sum().ShouldBeInRange(captions.Length, truth.Length / 2);
    }

    private static Scene SceneOf(params (Trait Trait, int Value)[] traits)
    {
        var values = new sbyte[Scene.TraitCount];
        Array.Fill(values, Scene.NotApplicable);
        foreach (var (trait, value) in traits)
        {
            values[(int)trait] = (sbyte)value;
        }

        return new Scene(1, values);
    }
}
