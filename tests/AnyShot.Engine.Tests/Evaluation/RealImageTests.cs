using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Evaluation;

/// <summary>From image files to an accuracy, with the backbone that ships.</summary>
[Collection(TorchCollection.Name)]
public sealed class RealImageTests
{
    /// <summary>Steel defects that the backbone has never seen: seven classes, so guessing gives 0.143; measured 0.51.</summary>
    [SkippableFact]
    public void Run_SteelDefectsFiveShot_FarBetterThanGuessing()
    {
        var folder = RealData.Find("x-sdd");
        Skip.If(folder is null, "shared/data/x-sdd is not beside this repository.");
        var set = Embed([.. ImageFolder.Classes(folder!).Select(c => new ExampleSource(c.Name, c.Name, 40))], folder!);

        FiveShotAccuracy(set).ShouldBeGreaterThan(0.35);
    }

    /// <summary>The card's own number, measured again from the shipped weights on parts of another seed.</summary>
    [Fact]
    public void Run_VirtualLineFiveShot_AsTheCardSays()
    {
        var set = Embed([.. VirtualClasses.Names.Select(name => new ExampleSource(name, ExampleSource.VirtualPrefix + name, 40))], Path.GetTempPath());

        FiveShotAccuracy(set).ShouldBeGreaterThan(0.85);
    }

    private static double FiveShotAccuracy(FeatureSet set)
    {
        using var builder = new EpisodeBatchBuilder(set, set.ClassNames.Count);
        var run = new EpisodeRun(set, new EpisodeOptions { Ways = set.ClassNames.Count, Shots = 5 }, 50, builder);
        return EpisodeEvaluation.Run(run, new PrototypeEpisodeLearner(), null, CancellationToken.None).Accuracy.Mean;
    }

    private static FeatureSet Embed(ExampleSource[] sources, string folder)
    {
        var warnings = new List<string>();
        using var backbone = BackboneFactory.Create(BackboneFactory.BuiltinVirtualLine, "cpu", 0, folder);
        using var builder = new SupportSetBuilder(backbone, folder, null, warnings.Add);
        var support = builder.Build(sources, CancellationToken.None);
        warnings.ShouldBeEmpty();
        return new FeatureSet(
            "images", "virtual-line", [.. support.SelectMany(c => c.Shots).SelectMany(shot => shot)], backbone.Spec.EmbeddingSize, [.. support.SelectMany((c, label) => c.Shots.Select(_ => label))],
            [.. support.Select(c => c.Name)], [.. support.Select(_ => ClassSplit.Novel)]);
    }
}
