using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Tests.Data;
using AnyShot.Engine.Tests.Prompts;
using AnyShot.Engine.Training.Scenes;

namespace AnyShot.Engine.Tests.Training.Scenes;

[Collection(TorchCollection.Name)]
public sealed class RenderedFeaturesTests
{
    private static readonly RenderedFeaturesOptions Few = new() { BaseClasses = 12, ValidationClasses = 4, PerClass = 6, Captions = 2, Seed = 9 };

    [Fact]
    public void Make_FewScenes_ClassesSplitsAndUnitVectors()
    {
        var set = Make(Few);

        set.Count.ShouldBe(16 * 6);
        set.Splits.Count(split => split == ClassSplit.Base).ShouldBe(12);
        set.Splits.Count(split => split == ClassSplit.Validation).ShouldBe(4);
        set.ClassNames.Distinct().Count().ShouldBe(16);
        for (var label = 0; label < 16; label++)
        {
            set.SemanticOf(label).ToArray().Sum(value => value * value).ShouldBe(1, 1e-4);
        }
    }

    [Fact]
    public void Make_SameSeed_SameFeatures_AndPicturesOfASceneAreNearer()
    {
        var set = Make(Few);
        set.Features.SequenceEqual(Make(Few).Features).ShouldBeTrue();
        set.Features.SequenceEqual(Make(Few with { Seed = 10 }).Features).ShouldBeFalse();
        var (own, other) = (new List<double>(), new List<double>());
        for (var i = 0; i < set.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                (set.Labels[i] == set.Labels[j] ? own : other).Add(set.Row(i).ToArray().Zip(set.Row(j).ToArray(), (a, b) => a * b).Sum());
            }
        }

        own.Average().ShouldBeGreaterThan(other.Average() + 0.1);
    }

    [Fact]
    public void Make_WhatDoesNotFit_IsSaidInOneSentence()
    {
        Should.Throw<ArgumentException>(() => Make(Few with { PerClass = 0 })).Message.ShouldBe("PerClass is 0; it must be 1 to 1000.");
        using var backbone = new GridBackbone();
        using var text = new WordSumEncoder(7);
        Should.Throw<ArgumentException>(() => RenderedFeatures.Make(backbone, text, Few, null, CancellationToken.None)).Message.ShouldBe("The text encoder gives 7 numbers and grid gives 48.");
        using var grey = new PixelBackbone();
        Should.Throw<ArgumentException>(() => RenderedFeatures.Make(grey, text, Few, null, CancellationToken.None)).Message.ShouldContain("8 x 8 with 1 channel");
    }

    [Fact]
    public void Train_FewScenes_GivesAGeneratorOfTheBackbonesFeatures()
    {
        using var backbone = new GridBackbone();
        using var text = new WordSumEncoder(48);
        var told = 0;
        using var result = RenderedGenerator.Train(
            backbone, text, Few, new EGanOptions { Epochs = 2, BatchSize = 16 }, new Counted(() => told++), null, CancellationToken.None);

        told.ShouldBe(16);
        result.Generator.FeatureSize.ShouldBe(48);
        result.Generator.SemanticSize.ShouldBe(48);
        result.Generator.Card.Backbone.ShouldBe(backbone.Spec.NameAndRevision);
        result.Generator.Card.TrainedOn.Count.ShouldBe(12);
    }

    private static FeatureSet Make(RenderedFeaturesOptions options)
    {
        using var backbone = new GridBackbone();
        using var text = new WordSumEncoder(48);
        return RenderedFeatures.Make(backbone, text, options, null, CancellationToken.None);
    }

    private sealed class Counted(Action report) : IProgress<WorkProgress>
    {
        public void Report(WorkProgress value) => report();
    }
}
