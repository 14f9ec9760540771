using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class EGanTrainingTests : IDisposable
{
    private static readonly EGanOptions Short = new() { Epochs = 4, ValidateEvery = 3, BatchSize = 16, LearningRate = 1e-3, ValidationPerClass = 20, GeneratorHidden = 16, CriticHidden = 16 };
    private static readonly FeatureSet Small = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 12, PerClass = 8, Size = 8, CodeSize = 4 }).Set;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Train_NovelFeaturesDestroyed_IsTheSameToTheBit()
    {
        var expected = Train(Small, Short);

        Train(With(Small, ClassSplit.Novel, (i, _) => 1e6f * MathF.Sin(i)), Short).ShouldBe(expected);
        Train(With(Small, ClassSplit.Base, (_, value) => value * 1.01f), Short).ShouldNotBe(expected);
    }

    [Fact]
    public void Train_ValidationFeaturesDestroyed_OnlyTheChoiceCanChange()
    {
        // One validation at the end leaves nothing to choose.
        var options = Short with { ValidateEvery = 100 };

        Train(With(Small, ClassSplit.Validation, (i, _) => 1e6f * MathF.Sin(i)), options).ShouldBe(Train(Small, options));
    }

    [Fact]
    public void Train_StoppedAndTakenUpAgain_GivesTheSameAsInOneGo()
    {
        var expected = Train(Small, Short);
        var broken = Short with { CheckpointFolder = Path.Combine(_folder.Path, "broken") };
        for (var stop = 1; stop <= 3; stop++)
        {
            using var source = new CancellationTokenSource();
            Should.Throw<OperationCanceledException>(() => EGanTraining.Train(Small, broken, new Reports(_ => source.Cancel()), source.Token));
            Directory.Exists(broken.CheckpointFolder).ShouldBeTrue();
        }

        Train(Small, broken).ShouldBe(expected);
        Directory.Exists(broken.CheckpointFolder).ShouldBeFalse();
    }

    [Fact]
    public void Train_CheckpointOfOtherSettingsOrDataOrDamaged_SaysSo()
    {
        var options = Short with { CheckpointFolder = Path.Combine(_folder.Path, "other") };
        using var source = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => EGanTraining.Train(Small, options, new Reports(_ => source.Cancel()), source.Token));

        Message(Small, options with { Seed = 2 }).ShouldContain("was made with other settings");
        Message(With(Small, ClassSplit.Base, (_, value) => value + 1), options).ShouldContain("was made with other data");
        var weights = Path.Combine(options.CheckpointFolder, "networks.weights");
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..200]);
        Message(Small, options).ShouldContain("is damaged");

        static string Message(FeatureSet set, EGanOptions options) => Should.Throw<InvalidDataException>(() => Train(set, options)).Message;
    }

    [Fact]
    public void Train_Reports_EveryValidation_AndKeepsTheBest()
    {
        var reports = new List<EGanProgress>();

        using var result = EGanTraining.Train(Small, Short, new Reports(reports.Add), CancellationToken.None);

        reports.Select(r => r.Step).ShouldBe([3, 6, 9, 12]);
        reports[^1].Step.ShouldBe(reports[^1].Steps);
        reports[^1].BestAccuracy.ShouldBe(reports.Max(r => r.ValidationAccuracy));
        result.Generator.Card.ValidationAccuracy.ShouldBe(reports[^1].BestAccuracy);
        result.Generator.Card.Step.ShouldBe(reports.First(r => r.ValidationAccuracy == reports[^1].BestAccuracy).Step);
        result.Generator.Card.ChosenOn.ShouldBe(ChoosingClasses.Validation);
        result.Generator.Card.PseudoShots.ShouldNotBeNull().ShouldBeInRange(0, 50);
        result.Generator.Card.TrainedOn.ShouldBe(["class-000", "class-002", "class-004", "class-006", "class-008", "class-010"]);
    }

    [Fact]
    public void Train_NoBetterValidation_StopsEarly()
    {
        using var result = EGanTraining.Train(Small, Short with { Epochs = 500, ValidateEvery = 1, Patience = 2 }, null, CancellationToken.None);

        result.Steps.ShouldBeLessThan(500 * 3);
        result.Steps.ShouldBe(result.Generator.Card.Step + 2);
    }

    [Fact]
    public void Train_NoValidationClasses_HoldsOutBaseClassesAndSaysWhich()
    {
        using var result = EGanTraining.Train(Resplit(Small, split => split == ClassSplit.Validation ? ClassSplit.Novel : split), Short, null, CancellationToken.None);

        result.Generator.Card.ChosenOn.ShouldBe(ChoosingClasses.HeldOutBase);
        result.HeldOut.ShouldBe(["class-002", "class-008"]);
        result.Generator.Card.TrainedOn.ShouldBe(["class-000", "class-004", "class-006", "class-010"]);
        result.Generator.Card.ValidationAccuracy.ShouldNotBeNull();
    }

    [Fact]
    public void Train_TooFewBaseClassesToSpareAny_KeepsTheLastState()
    {
        var set = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 4, PerClass = 20, Size = 8, CodeSize = 4 }).Set;

        using var result = EGanTraining.Train(set, Short, null, CancellationToken.None);

        result.Generator.Card.ChosenOn.ShouldBe(ChoosingClasses.None);
        result.Generator.Card.ValidationAccuracy.ShouldBeNull();
        result.Generator.Card.PseudoShots.ShouldBeNull();
        result.Generator.Card.Step.ShouldBe(result.Steps);
    }

    [Fact]
    public void Train_SetThatDoesNotFit_SaysWhy()
    {
        Should.Throw<ArgumentException>(() => Train(Resplit(Small, _ => ClassSplit.Novel), Short)).Message.ShouldContain("has 0 base classes with images");
        Should.Throw<ArgumentException>(() => Train(Small, Short with { LearningRate = 0 })).Message.ShouldBe("LearningRate is 0; it must be above 0 and at most 0.1.");
        Should.Throw<ArgumentException>(() => Train(Small, Short with { NoiseSize = 5000 })).Message.ShouldBe("NoiseSize is 5000; it must be 1 to 4096.");
    }

    [Fact]
    public void Train_OnSyntheticFeatures_GeneralisesToClassesNeverSeen_UnlessTheirVectorsAreScrambled()
    {
        var synthetic = SyntheticFeatures.Make(new SyntheticFeatureOptions { Classes = 40, PerClass = 30 });
        var options = new EGanOptions { Epochs = 30, ValidateEvery = 90, GeneratorHidden = 128, CriticHidden = 128, EmbeddedSize = 64 };

        var right = OnNovel(synthetic, options);
        var scrambled = OnNovel(synthetic, options with { Compat = CompatSwitches.B10 });

        // Ten novel classes: chance is 0.1.
        right.Accuracy.ShouldBeGreaterThan(0.5);
        right.Cosine.ShouldBeGreaterThan(0.8);
        scrambled.Accuracy.ShouldBeLessThan(0.2);
    }

    public void Dispose() => _folder.Dispose();

    private static (double Accuracy, double Cosine) OnNovel(SyntheticFeatures synthetic, EGanOptions options)
    {
        using var scope = NewDisposeScope();
        var set = synthetic.Set;
        using var result = EGanTraining.Train(set, options, null, CancellationToken.None);
        var classes = Enumerable.Range(0, set.ClassNames.Count).Where(c => set.Splits[c] == ClassSplit.Novel).ToArray();
        var images = set.ImagesOf(ClassSplit.Novel);
        var semantics = ConditionVectors.Of(set, options.Compat).index_select(0, tensor(classes, dtype: ScalarType.Int64));
        var features = tensor(images.SelectMany(i => set.Row(i).ToArray()).ToArray(), [images.Length, set.Size]);
        var labels = tensor(images.Select(i => (long)Array.IndexOf(classes, set.Labels[i])).ToArray());
        var truth = tensor(classes.SelectMany(c => synthetic.TrueMean(c).ToArray()).ToArray(), [classes.Length, set.Size]);
        var means = result.Generator.Generate(semantics, 100, 7).mean([1]);
        return (ZeroShotEvaluation.Accuracy(result.Generator, semantics, features, labels, new ZeroShotOptions()), nn.functional.cosine_similarity(means, truth).mean().item<float>());
    }

    /// <returns>The weights.</returns>
    private static byte[] Train(FeatureSet set, EGanOptions options)
    {
        using var result = EGanTraining.Train(set, options, null, CancellationToken.None);
        using var content = new MemoryStream();
        result.Generator.Networks.save(content);
        return content.ToArray();
    }

    private static FeatureSet With(FeatureSet set, ClassSplit split, Func<int, float, float> change)
    {
        var features = set.Features.ToArray();
        for (var i = 0; i < features.Length; i++)
        {
            features[i] = set.Splits[set.Labels[i / set.Size]] == split ? change(i, features[i]) : features[i];
        }

        return new FeatureSet(set.Name, set.Backbone, features, set.Size, set.Labels, set.ClassNames, set.Splits, null, set.Semantics, set.SemanticSize);
    }

    private static FeatureSet Resplit(FeatureSet set, Func<ClassSplit, ClassSplit> change) => new(
        set.Name, set.Backbone, set.Features.ToArray(), set.Size, set.Labels, set.ClassNames, [.. set.Splits.Select(change)], null, set.Semantics, set.SemanticSize);

    private sealed class Reports(Action<EGanProgress> report) : IProgress<EGanProgress>
    {
        public void Report(EGanProgress value) => report(value);
    }
}
