using System.Security.Cryptography;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Training.Pretraining;
using AnyShot.Engine.Training.TwoStage;

namespace AnyShot.Engine.Tests.Training.TwoStage;

/// <summary>The whole training in its small profile.</summary>
[Collection(TorchCollection.Name)]
public sealed class TwoStageTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The pass line of the method: corrected two-stage training is not worse than the target's images alone, over three seeds. Smaller than the method says (200 coarse images a class), for the time of a test.</summary>
    [Fact]
    public void Run_ShapesThreeSeeds_TwoStageIsNotWorseThanOneStage()
    {
        ShapePictures.Write(At("coarse"), ShapePictures.Coarse, perClass: 80, seed: 1);
        ShapePictures.Write(At("target"), ShapePictures.Target, perClass: 10, seed: 2);
        ShapePictures.Write(At("test"), ShapePictures.Target, perClass: 25, seed: 3);
        var (alone, both) = (new List<double>(), new List<double>());
        for (var seed = 1UL; seed <= 3; seed++)
        {
            var options = Options($"both{seed}") with
            {
                Coarse = [At("coarse")],
                Test = At("test"),
                Seed = seed,
                CoarseTrunkEpochs = 10,
                RefinedHeadEpochs = 5,
                RefinedTrunkEpochs = 3,
                RefinedTrunkRate = 1e-4,
                RefinedHeadRate = 1e-3,
                Patience = 12,
                BatchSize = 8,
                Augmentation = AugmentationKind.None,
            };
            both.Add(Run(options).Test!.Accuracy);
            alone.Add(Run(options with { Coarse = [], Output = At($"alone{seed}") }).Test!.Accuracy);
        }

        var summary = $"two-stage {string.Join(' ', both)}, one stage {string.Join(' ', alone)}";
        both.Average().ShouldBeGreaterThanOrEqualTo(alone.Average(), summary);
        both.Average().ShouldBeGreaterThan(0.25, summary);
    }

    /// <summary>O1: the reference transfers nothing, so its result is that of no coarse stage to the bit.</summary>
    [Fact]
    public void Run_CompatO1_IsAsIfThereWereNoCoarseStage()
    {
        WriteSmall();
        var options = Options("both") with { Coarse = [At("coarse")], CompatO1 = true };

        Run(options);
        Run(options with { Coarse = [], Output = At("alone") });
        Run(options with { CompatO1 = false, Output = At("corrected") });

        File.Exists(Path.Combine(At("both"), "coarse", BackboneFactory.CardFile)).ShouldBeTrue();
        foreach (var file in (string[])[BackboneFactory.WeightsFile, TrainedHead.FileName])
        {
            var alone = File.ReadAllBytes(Path.Combine(At("alone"), file));
            File.ReadAllBytes(Path.Combine(At("both"), file)).ShouldBe(alone);
            File.ReadAllBytes(Path.Combine(At("corrected"), file)).ShouldNotBe(alone);
        }
    }

    [Fact]
    public void Run_StoppedAfterEveryEpoch_EndsAsInOneGo()
    {
        WriteSmall();
        var options = Options("whole") with { Coarse = [At("coarse"), TwoStageOptions.Rendered], RenderedClasses = 2, RenderedImages = 4 };

        Run(options);
        var stops = 0;
        while (true)
        {
            using var stop = new CancellationTokenSource();
            try
            {
                new TwoStageTraining(options with { Output = At("stopped") }, TimeProvider.System).Run(_ => stop.Cancel(), null, stop.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                stops++;
                stops.ShouldBeLessThan(30);
            }
        }

        stops.ShouldBeGreaterThan(5);
        foreach (var file in (string[])[BackboneFactory.WeightsFile, TrainedHead.FileName, "log.csv", "split.csv"])
        {
            File.ReadAllBytes(Path.Combine(At("stopped"), file)).ShouldBe(File.ReadAllBytes(Path.Combine(At("whole"), file)), file);
        }

        Directory.Exists(Path.Combine(At("stopped"), "checkpoint")).ShouldBeFalse();
        Should.Throw<InvalidDataException>(() => StoppedThenOther(options)).Message.ShouldContain("was made with");
    }

    [Fact]
    public void Run_Written_TheAgentsLearnerJudgesAsTheTestSaid()
    {
        WriteSmall();
        ShapePictures.Write(At("test"), ShapePictures.Target, perClass: 3, seed: 3);

        var result = Run(Options("model") with { Test = At("test") });

        var classifier = TrainedClassifier.Load($"model:{At("model")}", At("."));
        using var backbone = BackboneFactory.Create($"model:{At("model")}", "cpu", 1, At("."));
        var images = ImageDataset.Read(At("test"));
        var features = FeatureExtraction.Run(images, new ClassSplit[6], null, null, backbone, null, _ => { }, null, CancellationToken.None);
        var matrix = HeadEvaluation.Run(classifier, features);
        classifier.Classes.ShouldBe(ShapePictures.Target.Keys.Order(StringComparer.Ordinal));
        ClassScores.Of(matrix).Accuracy.ShouldBe(result.Test!.Accuracy);
        result.Card.Training!.Method.ShouldBe("two-stage");
        result.Card.Validation["testAccuracy"].ShouldBe(result.Test.Accuracy, 1e-4);
        File.ReadAllLines(Path.Combine(At("model"), "split.csv")).Count(line => line.EndsWith(",test,", StringComparison.Ordinal)).ShouldBe(18);
    }

    [Fact]
    public void Run_ImagesPerClass_TestIsWhatDidNotTrain()
    {
        ShapePictures.Write(At("target"), ShapePictures.Target, perClass: 6, seed: 2);

        var result = Run(Options("model") with { ImagesPerClass = 4 });

        result.Test!.Asked.ShouldBe(12);
        var lines = File.ReadAllLines(Path.Combine(At("model"), "split.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        lines.Where(line => line[2] == "train").Select(line => line[0]).Intersect(lines.Where(line => line[2] == "test").Select(line => line[0])).ShouldBeEmpty();
        lines.Length.ShouldBe(36);
        lines.Where(line => line[2] == "train").GroupBy(line => line[1]).ShouldAllBe(ofClass => ofClass.Count() == 4);
    }

    /// <summary>Samples train, with their weight, and neither choose nor measure.</summary>
    [Fact]
    public void Run_Generated_TrainOnly()
    {
        WriteSmall();
        ShapePictures.Write(At("samples"), new Dictionary<string, string[]> { ["disc"] = ["disc"], ["bar"] = ["bar"] }, perClass: 3, seed: 5);

        var plain = Run(Options("plain"));
        var with = Run(Options("with") with { Generated = At("samples") });
        Run(Options("full") with { Generated = At("samples"), GeneratedWeight = 1 });

        with.Card.Training!.Images.ShouldBe(24);
        with.Card.Training.DataHash.ShouldNotBe(plain.Card.Training!.DataHash);
        File.ReadAllBytes(Path.Combine(At("with"), "split.csv")).ShouldBe(File.ReadAllBytes(Path.Combine(At("plain"), "split.csv")));
        string[] heads = [.. new[] { "plain", "with", "full" }.Select(name => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(At(name), TrainedHead.FileName)))))];
        heads.ShouldBeUnique();
    }

    /// <summary>A copy of a test image among the samples would make the test worthless.</summary>
    [Fact]
    public void Run_GeneratedThatAreTestImages_AreLeftOut()
    {
        WriteSmall();
        ShapePictures.Write(At("test"), ShapePictures.Target, perClass: 2, seed: 3);

        Run(Options("plain") with { Test = At("test") });
        Run(Options("with") with { Test = At("test"), Generated = At("test") });

        File.ReadAllBytes(Path.Combine(At("with"), TrainedHead.FileName)).ShouldBe(File.ReadAllBytes(Path.Combine(At("plain"), TrainedHead.FileName)));
    }

    [Theory]
    [InlineData(UnfrozenPart.None, true, true)]
    [InlineData(UnfrozenPart.Connected, true, false)]
    [InlineData(UnfrozenPart.All, false, false)]
    public void Run_Unfreeze_LeavesTheRestAsTheCoarseStageMadeIt(UnfrozenPart part, bool keepsConvolutions, bool keepsConnected)
    {
        WriteSmall();
        Run(Options("model") with { Coarse = [At("coarse")], Unfreeze = part });

        using var coarse = VggNetwork.Small(3);
        using var refined = VggNetwork.Small(3);
        VggWeights.Load(coarse, Path.Combine(At("model"), "coarse"));
        VggWeights.Load(refined, At("model"));
        bool Keeps(string name) => coarse.state_dict()[name].data<float>().ToArray().SequenceEqual(refined.state_dict()[name].data<float>().ToArray());
        Keeps("features.0.weight").ShouldBe(keepsConvolutions);
        Keeps("classifier.0.weight").ShouldBe(keepsConnected);
    }

    /// <summary>The folder's head has the temperature in it: undoing it gives the likelihood that the result tells of the plain head.</summary>
    [Fact]
    public void Run_Temperature_IsInTheHeadOfTheFolder()
    {
        WriteSmall();
        ShapePictures.Write(At("test"), ShapePictures.Target, perClass: 3, seed: 3);

        var result = Run(Options("model") with { Test = At("test") });

        var calibration = result.Calibration!;
        result.Card.Validation["temperature"].ShouldBe(calibration.Temperature, 1e-4);
        calibration.Temperature.ShouldNotBe(1);
        using var backbone = BackboneFactory.Create($"model:{At("model")}", "cpu", 1, At("."));
        var features = FeatureExtraction.Run(ImageDataset.Read(At("test")), new ClassSplit[6], null, null, backbone, null, _ => { }, null, CancellationToken.None);
        var judged = HeadEvaluation.Judge(TrainedClassifier.Load($"model:{At("model")}", At(".")), features);
        CalibrationReport.Of([judged]).NegativeLogLikelihood.ShouldBe(calibration.Scaled.NegativeLogLikelihood, 1e-6);
        calibration.Plain.NegativeLogLikelihood.ShouldNotBe(calibration.Scaled.NegativeLogLikelihood);
    }

    /// <summary>Damaged test images do not disturb the training: they are opened only when it is done.</summary>
    [Fact]
    public void Run_TestImageThatCannotBeRead_TrainsFirstAndNamesTheFile()
    {
        WriteSmall();
        ShapePictures.Write(At("test"), ShapePictures.Target, perClass: 1, seed: 3);
        File.WriteAllText(Path.Combine(At("test"), "disc", "0000.png"), "no image");

        Should.Throw<InvalidDataException>(() => Run(Options("model") with { Test = At("test") })).Message.ShouldContain("0000.png");

        File.Exists(Path.Combine(At("model"), BackboneFactory.WeightsFile)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("one", "has one class")]
    [InlineData("test", "has the class \"blob\"")]
    [InlineData("weights", "There is no model file")]
    [InlineData("samples", "has the class \"blob\", which the target does not have")]
    [InlineData("few", "has 4 image(s); 9 are asked for")]
    public void Run_DataThatDoNotFit_IsOneSentence(string what, string sentence)
    {
        WriteSmall();
        ShapePictures.Write(At("one"), new Dictionary<string, string[]> { ["disc"] = ["disc"] }, perClass: 2, seed: 3);
        ShapePictures.Write(At("other"), new Dictionary<string, string[]> { ["blob"] = ["disc"] }, perClass: 2, seed: 3);
        var options = Options("model");

        Should.Throw<InvalidDataException>(() => Run(what switch
        {
            "one" => options with { Target = At("one") },
            "test" => options with { Test = At("other") },
            "weights" => options with { Weights = At("gone.safetensors") },
            "samples" => options with { Generated = At("other") },
            _ => options with { ImagesPerClass = 9 },
        })).Message.ShouldContain(sentence);
    }

    [Fact]
    public void Ablations_OneSeed_HaveFourVariantsAndTheTable()
    {
        WriteSmall();

        var rows = new TwoStageAblations(Options("ablations") with { Coarse = [At("coarse")], ImagesPerClass = 3 }, TimeProvider.System).Run([4], (_, _) => { }, null, CancellationToken.None);

        rows.Select(row => row.Variant).ShouldBe([TwoStageAblations.RefinedAlone, TwoStageAblations.CoarseFrozen, TwoStageAblations.CoarseAndRefined, TwoStageAblations.HeadOnly]);
        rows.ShouldAllBe(row => row.Images == 6 && row.Seed == 4);
        File.ReadAllLines(Path.Combine(At("ablations"), TwoStageAblations.File)).Length.ShouldBe(5);
        // The head alone leaves the trunk of the coarse stage as it is.
        File.ReadAllBytes(Path.Combine(At("ablations"), "seed-4", "head-only", BackboneFactory.WeightsFile))
            .ShouldBe(File.ReadAllBytes(Path.Combine(At("ablations"), "seed-4", "coarse-and-refined", "coarse", BackboneFactory.WeightsFile)));
    }

    [Fact]
    public void Require_SettingOutOfRange_NamesIt() =>
        Should.Throw<ArgumentException>(() => new TwoStageTraining(Options("x") with { RefinedTrunkRate = 0 }, TimeProvider.System)).Message.ShouldContain("RefinedTrunkRate is 0");

    private string At(string name) => Path.Combine(_folder.Path, name);

    private void WriteSmall()
    {
        ShapePictures.Write(At("coarse"), ShapePictures.Coarse, perClass: 6, seed: 1);
        ShapePictures.Write(At("target"), ShapePictures.Target, perClass: 4, seed: 2);
    }

    private TwoStageOptions Options(string output) => new()
    {
        Target = At("target"),
        Output = At(output),
        CoarseHeadEpochs = 1,
        CoarseTrunkEpochs = 1,
        RefinedHeadEpochs = 1,
        RefinedTrunkEpochs = 1,
        BatchSize = 16,
        Folds = 2,
        Augmentation = AugmentationKind.Full,
        Device = "cpu",
        Threads = 1,
    };

    private static TwoStageResult Run(TwoStageOptions options) => new TwoStageTraining(options, TimeProvider.System).Run(_ => { }, null, CancellationToken.None);

    private void StoppedThenOther(TwoStageOptions options)
    {
        using var stop = new CancellationTokenSource();
        var half = options with { Output = At("half") };
        Should.Throw<OperationCanceledException>(() => new TwoStageTraining(half, TimeProvider.System).Run(_ => stop.Cancel(), null, stop.Token));
        Run(half with { BatchSize = 8 });
    }
}
