using System.Globalization;
using System.Xml.Linq;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Transductive;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Training.Episodic;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Tests.Training.Episodic;

/// <summary>Outlines of twenty classes, by the rule ten base, five validation and five novel ones.</summary>
[Collection(TorchCollection.Name)]
public sealed class EpisodicTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = TorchSharp.torch.get_num_threads();

    private string DataFolder => Path.Combine(_folder.Path, "shapes");

    [Fact]
    public void Run_SmallProfile_NovelClassesAreToldApartAndClassesTighten()
    {
        ShapeImages.Write(DataFolder, 20);
        var options = Options("model") with { Episodes = 300, ValidateEvery = 100, ValidationEpisodes = 200, Ways = 5 };
        var reports = new List<EpisodicProgress>();
        var card = new EpisodicTraining(options, TimeProvider.System).Run(reports.Add, _ => { }, CancellationToken.None);

        var novel = Evaluate("model:model", ClassSplit.Novel);
        novel.Mean.ShouldBeGreaterThan(2 * 0.2, $"{novel.Mean:P1} ± {novel.HalfWidth:P1} on novel classes");
        novel.Mean.ShouldBeGreaterThan(Evaluate("pixels?side=32", ClassSplit.Novel).Mean);
        novel.HalfWidth.ShouldBeInRange(0.001, 0.05);
        var ratios = Log(options).Select(row => row["unit_ratio"]).ToArray();
        ratios[^1].ShouldBeLessThan(ratios[0]);
        Log(options)[^1]["loss"].ShouldBeLessThan(Log(options)[0]["loss"]);
        card.Validation["chance"].ShouldBe(0.2);
        card.Validation["halfWidth"].ShouldBeGreaterThan(0);
        reports.Count.ShouldBe(300);
        reports[^1].Remaining.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(NetworkName.ResNet12, 512)]
    [InlineData(NetworkName.WideResNet12, 640)]
    public void Run_ResidualTrunk_LearnsInAFewEpisodesAndLoads(string trunk, int size)
    {
        ShapeImages.Write(DataFolder, 6, 8);
        var options = Options("model") with { Backbone = trunk, Side = 16, TrainWays = 3, Queries = 3, Episodes = 24, ValidateEvery = 12, Augmentation = AugmentationKind.None, LearningRate = 3e-4, WeightDecay = 5e-4 };
        var card = Train(options);

        var log = Log(options);
        log[^1]["loss"].ShouldBeLessThan(log[0]["loss"]);
        log[^1]["train_accuracy"].ShouldBeGreaterThan(log[0]["train_accuracy"]);
        log[^1]["metric_accuracy"].ShouldBeGreaterThan(0.7, "of two validation classes");
        using var backbone = BackboneFactory.Create("model:model", "cpu", 1, _folder.Path);
        (backbone.Spec.EmbeddingSize, card.Training!.Architecture).ShouldBe((size, trunk));
    }

    /// <summary>A network that has learnt nothing stands for the backbone: what the map learns on base classes carries over to novel ones.</summary>
    [Fact]
    public void Run_BackboneTakenAsItIs_LearnsAMapBehindItAndLeavesItsWeights()
    {
        ShapeImages.Write(DataFolder, 20);
        Train(Options("plain") with { Episodes = 1, LearningRate = 1e-9 });
        var frozen = $"model:{Path.Combine(_folder.Path, "plain")}";
        var options = Options("mapped") with { Backbone = frozen, TrainWays = 8, Episodes = 200, ValidateEvery = 50, ValidationEpisodes = 100, Ways = 5, LearningRate = 3e-3 };
        var card = Train(options);

        Weights("mapped").ShouldBe(Weights("plain"));
        Evaluate("model:mapped", ClassSplit.Novel).Mean.ShouldBeGreaterThan(Evaluate("model:plain", ClassSplit.Novel).Mean + 0.03);
        using var before = BackboneFactory.Create("model:plain", "cpu", 1, _folder.Path);
        using var after = BackboneFactory.Create("model:mapped", "cpu", 1, _folder.Path);
        after.Spec.Revision.ShouldNotBe(before.Spec.Revision);
        (card.Training!.Architecture, card.Training.Settings["backbone"], card.Input.InputWidth).ShouldBe(("conv4-32", "model:plain", 28));
        var mapped = Path.Combine(_folder.Path, "mapped");
        Should.Throw<InvalidDataException>(() => Train(Options("x") with { StartFolder = mapped })).Message.ShouldContain("with a learnt map behind it");
        Should.Throw<InvalidDataException>(() => Train(Options("x") with { Backbone = $"model:{mapped}" })).Message.ShouldContain("has a learnt map already");
    }

    [Fact]
    public void Run_MapStoppedAndTakenUpAgain_GivesTheSameFilesAsInOneGo()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        Train(Options("plain"));
        var straight = Options("straight") with { Backbone = $"model:{Path.Combine(_folder.Path, "plain")}" };
        Train(straight);
        var broken = straight with { OutputFolder = Path.Combine(_folder.Path, "broken") };
        Stop(broken, 1);
        Stop(broken, 2);
        Train(broken);

        foreach (var file in new[] { "map.npz", "model.weights", "log.csv" })
        {
            File.ReadAllBytes(Path.Combine(broken.OutputFolder, file)).ShouldBe(File.ReadAllBytes(Path.Combine(straight.OutputFolder, file)), file);
        }
    }

    [Fact]
    public void Run_WithAttributes_RecognisesValidationClassesWithoutAShot()
    {
        ShapeImages.Write(DataFolder, 20);
        var semantics = _folder.File("attributes.csv");
        // No line for the novel classes c03, c07, ...
        File.WriteAllLines(semantics, ["class,w2,w3,w4,w5,w6,ring,disc,deep,shallow", .. Enumerable.Range(0, 20).Where(c => c % 4 != 3).Select(c => $"c{c:00},{ShapeImages.Attributes(c)}")]);
        var options = Options("model") with { Episodes = 300, ValidateEvery = 100, ValidationEpisodes = 200, Ways = 5, SemanticsFile = semantics };
        var card = Train(options);

        card.Validation["zeroShot"].ShouldBeGreaterThan(1.25 * 0.2);
        var learnt = SemanticPrototypes.Read(options.OutputFolder).ShouldNotBeNull();
        (learnt.SemanticSize, learnt.Size).ShouldBe((9, 32));
        EpisodicValidation.Weights.ShouldContain(learnt.WeightInShots);
        Log(options)[^1]["zero_shot_accuracy"].ShouldBeInRange(0, 1);
        card.Training!.Settings["semantics"].ShouldBe("attributes.csv");
    }

    [Fact]
    public void Run_WithPrompts_RecognisesValidationClassesWithoutAShot()
    {
        ShapeImages.Write(DataFolder, 20);
        var prompts = _folder.File("prompts.json");
        // Nothing of the novel classes c03, c07, ...
        File.WriteAllText(prompts, "{" + string.Join(',', Enumerable.Range(0, 20).Where(c => c % 4 != 3).Select(c => $"\"c{c:00}\": \"{ShapeImages.Words(c)}\"")) + "}");
        var options = Options("model") with { Episodes = 120, ValidateEvery = 60, ValidationEpisodes = 100, Ways = 5, PromptsFile = prompts };
        var card = Train(options);

        card.Validation["zeroShot"].ShouldBeGreaterThan(1.25 * 0.2);
        var learnt = SemanticPrototypes.Read(options.OutputFolder).ShouldNotBeNull();
        (learnt.SemanticSize, learnt.Size).ShouldBe((736, 32));
        (card.Training!.TextModel, card.Training.Settings["prompts"]).ShouldBe((PromptVectors.Model, "prompts.json"));
        BackboneFactory.TextModel("model:model", _folder.Path).ShouldBe(PromptVectors.Model);
        File.WriteAllText(prompts, """{ "c00": "large dark pit" }""");
        Should.Throw<InvalidDataException>(() => Train(Options("x") with { PromptsFile = prompts })).Message.ShouldBe($"{prompts} has no line for class \"c02\".");
    }

    [Fact]
    public void Run_GradientDescent_LearnsToo()
    {
        ShapeImages.Write(DataFolder, 20, 8);
        Train(Options("model") with { Optimizer = EpisodicOptimizer.Sgd, LearningRate = 0.01, Ways = 2, TrainWays = 4, Episodes = 60, ValidateEvery = 20, ValidationEpisodes = 100 });

        var log = Log(Options("model"));
        log[^1]["loss"].ShouldBeLessThan(log[0]["loss"]);
        log[^1]["train_accuracy"].ShouldBeGreaterThan(log[0]["train_accuracy"]);
        log.Max(row => row["validation_accuracy"]).ShouldBeGreaterThan(0.6, "of two validation classes");
    }

    [Fact]
    public void Run_WithATree_TrainsOtherWeightsAndRefusesATreeThatLacksAClass()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        var tree = _folder.File("tree.json");
        File.WriteAllText(tree, """{ "first": ["c00", "c01", "c02", "c03"], "second": ["c04", "c05", "c06", "c07"] }""");
        Train(Options("plain") with { TrainWays = 4 });
        var card = Train(Options("grouped") with { TrainWays = 4, HierarchyFile = tree });

        Weights("grouped").ShouldNotBe(Weights("plain"));
        card.Training!.Settings["hierarchy"].ShouldBe("tree.json");
        File.WriteAllText(tree, """{ "first": ["c00", "c01"] }""");
        Should.Throw<InvalidDataException>(() => Train(Options("x") with { HierarchyFile = tree })).Message.ShouldContain(tree);
    }

    [Fact]
    public void Run_AttributesLackAClass_SaysSoBeforeTraining()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        var semantics = _folder.File("attributes.csv");
        File.WriteAllLines(semantics, ["class,width", "c00,1"]);
        Should.Throw<InvalidDataException>(() => Train(Options("model") with { SemanticsFile = semantics })).Message.ShouldBe($"{semantics} has no line for class \"c02\".");
    }

    [Theory]
    [InlineData(EpisodicOptimizer.Adam)]
    [InlineData(EpisodicOptimizer.Sgd)]
    public void Run_StoppedAndTakenUpAgain_GivesTheSameFilesAsInOneGo(EpisodicOptimizer optimizer)
    {
        ShapeImages.Write(DataFolder, 6, 8);
        var straight = Options("straight") with { Optimizer = optimizer, Metric = EpisodicMetric.Cosine, FromWays = 2, TrainWays = 3, FromShots = 3 };
        Train(straight);
        var broken = straight with { OutputFolder = Path.Combine(_folder.Path, "broken") };
        // Between two validations, at one, after it.
        foreach (var episodes in new[] { 1, 1, 2 })
        {
            Stop(broken, episodes);
            Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeTrue();
        }

        Train(broken);

        foreach (var file in new[] { "model.weights", "log.csv", "split.json", "curve.svg" })
        {
            File.ReadAllBytes(Path.Combine(broken.OutputFolder, file)).ShouldBe(File.ReadAllBytes(Path.Combine(straight.OutputFolder, file)), file);
        }

        Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeFalse();
    }

    [Fact]
    public void Run_NovelImagesDamaged_TrainsTheSame()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        Train(Options("sound"));
        foreach (var file in new[] { "c03", "c07" }.SelectMany(name => Directory.GetFiles(Path.Combine(DataFolder, name))))
        {
            File.WriteAllText(file, "no image");
        }

        Train(Options("damaged"));

        Weights("damaged").ShouldBe(Weights("sound"));
    }

    [Fact]
    public void Run_ToTheEnd_WritesAFolderThatLoadsAndThatATrainingCanStartFrom()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        var card = Train(Options("first"));
        var started = Options("second") with { StartFolder = Path.Combine(_folder.Path, "first"), Backbone = "resnet18", Side = 64, LearningRate = 1e-9 };
        var next = Train(started);

        using var backbone = BackboneFactory.Create("model:first", "cpu", 0, _folder.Path);
        backbone.Spec.EmbeddingSize.ShouldBe(32);
        var training = card.Training.ShouldNotBeNull();
        (training.Method, training.Architecture, training.Images).ShouldBe(("episodic", "conv4-32", 24));
        training.DataHash.ShouldMatch("^[0-9a-f]{12}$");
        training.Settings["train-way"].ShouldBe("2");
        card.Classes.ShouldBe(["c00", "c02", "c04", "c06"]);
        card.Command.ShouldContain("--metric euclidean");
        XDocument.Load(Path.Combine(_folder.Path, "first", "curve.svg")).Root!.Name.LocalName.ShouldBe("svg");
        // Network and input are the start's, and its classes are known.
        (next.Training!.Architecture, next.Input.InputWidth).ShouldBe(("conv4-32", 28));
        next.Command.ShouldContain("--start model:FOLDER");
        next.Data.ShouldContain($"from the weights {backbone.Spec.Revision}");
    }

    [Fact]
    public void Run_StartKnowsNovelClasses_WarnsOfThem()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        Train(Options("first"));
        var split = _folder.File("split.json");
        File.WriteAllText(split, "{" + string.Join(',', Enumerable.Range(0, 8).Select(c => $"\"c{c:00}\": \"{(c == 0 ? "novel" : c == 2 ? "val" : c is 1 or 3 ? "val" : "base")}\"")) + "}");
        var warnings = new List<string>();
        new EpisodicTraining(Options("second") with { StartFolder = Path.Combine(_folder.Path, "first"), SplitFile = split }, TimeProvider.System)
            .Run(_ => { }, warnings.Add, CancellationToken.None);

        warnings.ShouldContain("The model first was trained on classes that are novel here by name: c00. If they are the same classes, the accuracy is no few-shot accuracy.");
        warnings.ShouldContain(sentence => sentence.Contains("validation here by name: c02", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_NoBetterValidation_EndsEarlyAndSaysSo()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        var warnings = new List<string>();
        var options = Options("early") with { Episodes = 1000, ValidateEvery = 1, Patience = 2, LearningRate = 1e-12 };
        var card = new EpisodicTraining(options, TimeProvider.System).Run(_ => { }, warnings.Add, CancellationToken.None);

        card.Steps.ShouldBeLessThan(1000);
        warnings.ShouldContain(sentence => sentence.StartsWith($"Ended at episode {card.Steps}: no validation of the last 2 was better", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_SmallAndLargeClasses_SkipsAndWarns()
    {
        ShapeImages.Write(DataFolder, 24, 12);
        foreach (var (name, kept) in new[] { ("c00", 1), ("c02", 4) })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(DataFolder, name)).Order().Skip(kept))
            {
                File.Delete(file);
            }
        }

        var warnings = new List<string>();
        new EpisodicTraining(Options("model") with { TrainWays = 3, Queries = 5 }, TimeProvider.System).Run(_ => { }, warnings.Add, CancellationToken.None);

        warnings.ShouldContain(sentence => sentence.StartsWith("Only 4 base class(es) have 20 images or more", StringComparison.Ordinal));
        warnings.ShouldContain("Left out, because 1 shot(s) and an independent query need more images: c00.");
        warnings.ShouldContain("Fewer than 5 queries beside the shots in c02: all classes of an episode with one of them get the same lower number.");
        warnings.ShouldContain(sentence => sentence.StartsWith("Class \"c04\" has 24 images and class \"c00\" 1, more than 10 times fewer", StringComparison.Ordinal));
        warnings.ShouldContain(sentence => sentence.StartsWith("Trained on 3-way 1-shot episodes and measured on 2-way 1-shot ones", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_MoreWaysThanClasses_SaysHowMany()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        Should.Throw<InvalidDataException>(() => Train(Options("x") with { TrainWays = 9 })).Message
            .ShouldBe("Only 4 base class(es) have images for 1 shot(s) and an independent query, fewer than the 9 ways of a training episode; take fewer ways or shots.");
    }

    [Fact]
    public void Run_CheckpointOfOtherSettings_SaysWhich()
    {
        ShapeImages.Write(DataFolder, 6, 8);
        Stop(Options("other"), 1);
        Should.Throw<InvalidDataException>(() => Train(Options("other") with { Seed = 6 })).Message.ShouldContain("--seed 5");
    }

    [Fact]
    public void Constructor_BadSetting_NamesIt()
    {
        string Fails(EpisodicOptions options) => Should.Throw<ArgumentException>(() => new EpisodicTraining(options, TimeProvider.System)).Message;
        Fails(Options("x") with { Side = 8 }).ShouldBe("Side is 8; it must be 16 to 512.");
        Fails(Options("x") with { FromWays = 1 }).ShouldBe("FromWays is 1; it must be 2 to 1000.");
        Fails(Options("x") with { TrainShots = 0 }).ShouldBe("TrainShots is 0; it must be 1 to 100.");
        Fails(Options("x") with { LearningRate = double.NaN }).ShouldStartWith("LearningRate is NaN");
        Fails(Options("x") with { SemanticsFile = "a.csv", PromptsFile = "p.json" }).ShouldStartWith("SemanticsFile and PromptsFile do not go together");
        Should.Throw<InvalidDataException>(() => new EpisodicTraining(Options("x") with { StartFolder = "/nowhere" }, TimeProvider.System)).Message.ShouldBe("There is no model card /nowhere/card.json.");
    }

    private EpisodicOptions Options(string name) => new()
    {
        DataFolder = DataFolder,
        OutputFolder = Path.Combine(_folder.Path, name),
        Backbone = NetworkName.Conv4Narrow,
        Side = ShapeImages.Side,
        Channels = 1,
        Ways = 2,
        Queries = 5,
        Episodes = 5,
        ValidateEvery = 2,
        ValidationEpisodes = 20,
        Augmentation = AugmentationKind.Full,
        Seed = 5,
        Device = "cpu",
        // Two threads on a busy machine wait for each other in every small layer.
        Threads = 1,
    };

    private MeanInterval Evaluate(string backbone, ClassSplit split)
    {
        var images = ImageDataset.Read(DataFolder);
        using var network = BackboneFactory.Create(backbone, "cpu", 1, _folder.Path);
        var set = FeatureExtraction.Run(images, ClassSplits.ByRule(images.ClassNames.Count, 5), null, null, network, null, _ => { }, null, CancellationToken.None);
        using var builder = new EpisodeBatchBuilder(set, 5);
        var options = new EpisodeOptions { Ways = 5, Shots = 1, Queries = 10, Seed = 1, Split = split };
        return EpisodeEvaluation.Run(new EpisodeRun(set, options, 200, builder), new NearestCentroidLearner(), null, CancellationToken.None).Accuracy;
    }

    private static Dictionary<string, double>[] Log(EpisodicOptions options)
    {
        var lines = File.ReadAllLines(Path.Combine(options.OutputFolder, "log.csv")).Select(line => line.Split(',')).ToArray();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second.Length == 0 ? double.NaN : double.Parse(cell.Second, CultureInfo.InvariantCulture)))];
    }

    private static ModelCard Train(EpisodicOptions options) => new EpisodicTraining(options, TimeProvider.System).Run(_ => { }, _ => { }, CancellationToken.None);

    private static void Stop(EpisodicOptions options, int after)
    {
        using var stop = new CancellationTokenSource();
        var episodes = 0;
        Should.Throw<OperationCanceledException>(() => new EpisodicTraining(options, TimeProvider.System).Run(
            _ =>
            {
                if (++episodes == after)
                {
                    stop.Cancel();
                }
            },
            _ => { },
            stop.Token));
    }

    private byte[] Weights(string name) => File.ReadAllBytes(Path.Combine(_folder.Path, name, BackboneFactory.WeightsFile));

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Dispose();
    }
}
