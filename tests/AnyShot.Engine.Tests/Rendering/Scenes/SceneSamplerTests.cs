using AnyShot.Engine.Rendering;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Rendering.Scenes.Marks;

namespace AnyShot.Engine.Tests.Rendering.Scenes;

public sealed class SceneSamplerTests
{
    private const int Draws = 40_000;

    private static readonly Lazy<Scene[]> Training = new(() => Draw(ScenePart.Training, Draws));

    [Fact]
    public void Next_SameNumbers_SameScenes()
    {
        var again = Draw(ScenePart.Training, 100);
        for (var i = 0; i < again.Length; i++)
        {
            again[i].Identity.ShouldBe(Training.Value[i].Identity);
            Traits(again[i]).ShouldBe(Traits(Training.Value[i]));
        }
    }

    [Fact]
    public void Next_ManyScenes_TensOfThousandsOfCombinations() =>
        Training.Value.Select(Traits).Distinct().Count().ShouldBeGreaterThan(20_000);

    [Fact]
    public void Next_Kinds_ComeInTheirShares()
    {
        Share(scene => scene.FlawShape != FlawShape.None).ShouldBe(0.65, 0.02);
        Share(scene => scene.FlawShape == FlawShape.None && scene.Has(Trait.MarkFrame)).ShouldBe(0.10, 0.015);
        Share(scene => SceneTone.IsGrey(scene.Line)).ShouldBe(0.35, 0.02);
    }

    [Fact]
    public void Next_EveryValueOfEveryTrait_Comes()
    {
        foreach (var trait in Enum.GetValues<Trait>())
        {
            var seen = Training.Value.Where(scene => scene.Has(trait)).Select(scene => scene[trait]).ToHashSet();
            // What is grey is a darker or brighter defect, not a coloured one.
            var expected = TraitValues.Count(trait) - (trait == Trait.FlawColour ? (int)SceneColour.Red : 0);
            seen.Count.ShouldBe(expected, $"values of {trait}");
        }
    }

    [Fact]
    public void Next_Traits_MakeSense()
    {
        foreach (var scene in Training.Value)
        {
            var text = Traits(scene);
            var shape = scene.FlawShape;
            scene.Has(Trait.FlawSize).ShouldBe(shape != FlawShape.None, text);
            scene.Has(Trait.FlawColour).ShouldBe(scene[Trait.Polarity] == (int)Polarity.Coloured, text);
            (shape is FlawShape.BranchingCrack or FlawShape.Line or FlawShape.Scratches && scene.Has(Trait.FlawTexture)).ShouldBeFalse(text);
            (shape is FlawShape.OpenTrack or FlawShape.BridgedTrack && scene.Material != Material.Board).ShouldBeFalse(text);
            (shape is FlawShape.EdgeChip && scene[Trait.FlawPosition] is (int)FlawPosition.Centre or (int)FlawPosition.Spread).ShouldBeFalse(text);
            scene.Has(Trait.MarkSymbol).ShouldBe(scene.Has(Trait.MarkFrame), text);
            scene.Has(Trait.MarkFill).ShouldBe(scene.Has(Trait.MarkFrame) && scene[Trait.MarkFrame] != (int)MarkFrame.None, text);
            (MarkDesign.IsSign(scene) && Enumerable.Range((int)Trait.Material, 4).Any(trait => scene.Has((Trait)trait))).ShouldBeFalse(text);
            if (scene.Has(Trait.Pattern))
            {
                SurfacePatterns.Of(scene.Material).ToArray().ShouldContain((SurfacePattern)scene[Trait.Pattern], text);
            }
        }
    }

    [Fact]
    public void Next_GreyLine_NoTraitNamesAColour()
    {
        foreach (var scene in Training.Value.Where(scene => SceneTone.IsGrey(scene.Line)))
        {
            SceneTone.IsGrey(scene).ShouldBeTrue(Traits(scene));
        }
    }

    [Fact]
    public void Next_Validation_SharesNoClassWithTraining()
    {
        var validation = Draw(ScenePart.Validation, 4000);
        static (FlawShape, int, Material) Class(Scene scene) => (scene.FlawShape, scene[Trait.Polarity], scene.Material);
        var held = validation.Where(scene => scene.FlawShape != FlawShape.None).Select(Class).ToHashSet();
        var known = Training.Value.Where(scene => scene.FlawShape != FlawShape.None).Select(Class).ToHashSet();
        held.Overlaps(known).ShouldBeFalse();
        ((double)held.Count / (held.Count + known.Count)).ShouldBe(0.08, 0.02);
        validation.ShouldAllBe(scene => SceneSplit.PartOf(scene) == ScenePart.Validation);
    }

    [Fact]
    public void TryNextOf_OneLine_SurfaceStaysAndDefectsDiffer()
    {
        var sampler = new SceneSampler();
        var random = new Pcg32(3, 3);
        for (ulong number = 0; number < 200; number++)
        {
            var line = new Pcg32(number, 5);
            Scene[] scenes = [.. Enumerable.Range(0, 8).Select(_ => sampler.TryNextOf(line, ref random)).OfType<Scene>()];
            scenes.Select(scene => scene.Line).Distinct().Count().ShouldBe(1);
            scenes.Select(scene => scene.Material).Distinct().Count().ShouldBe(1);
            if (scenes.Any(scene => scene.FlawShape != FlawShape.None))
            {
                scenes.Select(scene => scene[Trait.SurfaceColour]).Distinct().Count().ShouldBe(1);
                scenes.Select(scene => scene[Trait.Pattern]).Distinct().Count().ShouldBe(1);
                scenes.Select(scene => scene.FlawShape).Distinct().Count().ShouldBeGreaterThan(1);
            }
        }
    }

    [Fact]
    public void Next_Easy_DefectsAreLargeAndSurfacesCalm()
    {
        var sampler = new SceneSampler();
        var random = new Pcg32(11, 11);
        Scene[] flawed = [.. Enumerable.Range(0, 3000).Select(_ => sampler.Next(ref random, easy: true)).Where(scene => scene.FlawShape != FlawShape.None)];
        flawed.Length.ShouldBeGreaterThan(1000);
        flawed.ShouldAllBe(scene => !MaterialRules.Of(scene.Material).IsBusy);
        flawed.ShouldAllBe(scene => (FlawSize)scene[Trait.FlawSize] >= FlawSize.Medium || (FlawSize)scene[Trait.FlawSize] == FlawRules.Of(scene.FlawShape).Sizes.Max());
        Training.Value.Count(scene => scene.Has(Trait.FlawSize) && (FlawSize)scene[Trait.FlawSize] < FlawSize.Medium).ShouldBeGreaterThan(1000);
    }

    private static double Share(Func<Scene, bool> condition) => (double)Training.Value.Count(condition) / Draws;

    private static string Traits(Scene scene) => string.Join(' ', Enum.GetValues<Trait>().Where(scene.Has).Select(trait => $"{trait}={TraitValues.Name(trait, scene[trait])}"));

    private static Scene[] Draw(ScenePart part, int count)
    {
        var random = new Pcg32(7, 7);
        var sampler = new SceneSampler(part);
        var scenes = new Scene[count];
        for (var i = 0; i < count; i++)
        {
            scenes[i] = sampler.Next(ref random);
        }

        return scenes;
    }
}
