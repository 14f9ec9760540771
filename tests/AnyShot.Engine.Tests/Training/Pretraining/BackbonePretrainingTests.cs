using System.Xml.Linq;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Tests.Training.Pretraining;

/// <summary>Stripes of eight classes, by the rule four base, two validation and two novel ones.</summary>
[Collection(TorchCollection.Name)]
public sealed class BackbonePretrainingTests : IDisposable
{
    private const int ImagesPerClass = 12;
    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = TorchSharp.torch.get_num_threads();

    public BackbonePretrainingTests() => StripeImages.Write(DataFolder, classes: 8, ImagesPerClass);

    private string DataFolder => Path.Combine(_folder.Path, "stripes");

    [Fact]
    public void Run_FewEpochs_LossesFall()
    {
        var options = Options("falls") with { EpochsRotation = 4, EpochsMixup = 4 };
        Train(options);
        var rows = File.ReadAllLines(Path.Combine(options.OutputFolder, "log.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        double Loss(int row, int column) => double.Parse(rows[row][column], System.Globalization.CultureInfo.InvariantCulture);

        rows.Select(row => row[1]).ShouldBe(["rotation", "rotation", "rotation", "rotation", "mixup", "mixup", "mixup", "mixup"]);
        (Loss(3, 3) + Loss(3, 4)).ShouldBeLessThan(0.8 * (Loss(0, 3) + Loss(0, 4)));
        (Loss(7, 3) + Loss(7, 4)).ShouldBeLessThan(Loss(4, 3) + Loss(4, 4));
    }

    [Fact]
    public void Run_StoppedInEachStageAndTakenUpAgain_GivesTheSameFilesAsInOneGo()
    {
        var straight = Options("straight");
        Train(straight);
        var broken = Options("broken");
        // Within the first stage, at its end, within the second.
        foreach (var steps in new[] { 1, 2, 2 })
        {
            Stop(broken, steps);
            Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeTrue();
        }

        Train(broken);

        Weights(broken).ShouldBe(Weights(straight));
        File.ReadAllText(Path.Combine(broken.OutputFolder, "log.csv")).ShouldBe(File.ReadAllText(Path.Combine(straight.OutputFolder, "log.csv")));
        Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeFalse();
    }

    [Fact]
    public void Run_NovelImagesDamaged_TrainsTheSame()
    {
        var sound = Options("sound");
        Train(sound);
        foreach (var file in new[] { "c3", "c7" }.SelectMany(name => Directory.GetFiles(Path.Combine(DataFolder, name))))
        {
            File.WriteAllText(file, "no image");
        }

        var damaged = Options("damaged");
        Train(damaged);

        Weights(damaged).ShouldBe(Weights(sound));
    }

    [Fact]
    public void Run_ValidationImageDamaged_NamesIt()
    {
        var file = Path.Combine(DataFolder, "c1", "03.png");
        File.WriteAllText(file, "no image");
        Should.Throw<InvalidDataException>(() => Train(Options("x"))).Message.ShouldBe($"{file} is not an image that can be read.");
    }

    [Fact]
    public void Run_ValidationImagesChanged_LeavesTheLossesAlone()
    {
        var before = Options("before");
        Train(before);
        Directory.Delete(Path.Combine(DataFolder, "c1"), recursive: true);
        Directory.Move(Path.Combine(DataFolder, "c3"), Path.Combine(DataFolder, "c1"));
        StripeImages.Write(Path.Combine(_folder.Path, "more"), classes: 4, images: 3);
        Directory.Move(Path.Combine(_folder.Path, "more", "c3"), Path.Combine(DataFolder, "c3"));
        var after = Options("after");
        Train(after);

        Losses(after).ShouldBe(Losses(before));
    }

    [Fact]
    public void Run_ToTheEnd_WritesAFolderThatLoads()
    {
        var options = Options("model") with { Compat = CompatSwitches.B12 };
        var reports = new List<PretrainingProgress>();
        var card = new BackbonePretraining(options, TimeProvider.System).Run(reports.Add, CancellationToken.None);

        using var backbone = BackboneFactory.Create("model:model", "cpu", 0, _folder.Path);

        reports[^1].Done.ShouldBe(1);
        reports.Select(report => report.Done).ShouldBeInOrder(SortDirection.Ascending);
        backbone.Spec.EmbeddingSize.ShouldBe(256);
        backbone.Spec.Resize.ShouldBe(ResizeMode.CentreCrop);
        card.Classes.ShouldBe(["c0", "c2", "c4", "c6"]);
        card.Pretraining.ShouldNotBeNull().ValidationClasses.ShouldBe(["c1", "c5"]);
        card.Pretraining.NovelClasses.ShouldBe(["c3", "c7"]);
        card.Pretraining.Compat.ShouldBe(["B12"]);
        card.Validation["nearestCentroid1Shot"].ShouldBeInRange(0.3, 1);
        card.ValidationProtocol.ShouldContain("2 validation classes");
        XDocument.Load(Path.Combine(options.OutputFolder, "curve.svg")).Root!.Name.LocalName.ShouldBe("svg");
        var embedding = new float[256];
        backbone.Embed(new float[3 * 16 * 16], 1, embedding);
        embedding.Sum(value => value * value).ShouldBe(1, 1e-4f);
    }

    [Fact]
    public void Run_WithAttributes_TrainsAGeneratorOnTheBackbonesFeatures()
    {
        var semantics = Path.Combine(_folder.Path, "attributes.csv");
        File.WriteAllLines(semantics, ["class,width,tint", .. new[] { 0, 1, 2, 4, 5, 6 }.Select(label => $"c{label},{label},{label % 3}")]);
        var options = Options("model") with { SemanticsFile = semantics, EpochsGenerator = 2 };
        var stages = new List<string>();
        new BackbonePretraining(options, TimeProvider.System).Run(progress => stages.Add(progress.Stage), CancellationToken.None);

        using var generator = FeatureGenerator.Load(Path.Combine(options.OutputFolder, "generator.bin"));

        stages.Distinct().ShouldBe(["rotation", "mixup", "generator"]);
        (generator.SemanticSize, generator.FeatureSize).ShouldBe((2, 256));
        generator.Card.TrainedOn.ShouldBe(["c0", "c2", "c4", "c6"]);
        generator.Card.Backbone.ShouldStartWith("model:model@");
        Directory.GetDirectories(options.OutputFolder).ShouldBeEmpty();
    }

    [Fact]
    public void Run_AttributesLackAClass_SaysSoBeforeTraining()
    {
        var semantics = Path.Combine(_folder.Path, "attributes.csv");
        File.WriteAllLines(semantics, ["class,width", "c0,1"]);
        Should.Throw<InvalidDataException>(() => Train(Options("model") with { SemanticsFile = semantics })).Message.ShouldBe($"{semantics} has no line for class \"c1\".");
    }

    [Fact]
    public void Run_CheckpointOfOtherSettings_SaysWhich()
    {
        var options = Options("other");
        Stop(options, 1);
        Should.Throw<InvalidDataException>(() => Train(options with { Seed = 6 })).Message.ShouldContain("--seed 5");
    }

    [Fact]
    public void Run_CheckpointCutOff_SaysThatItIsDamaged()
    {
        var options = Options("damaged");
        Stop(options, 1);
        var weights = Path.Combine(options.OutputFolder, "checkpoint", "network.weights");
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..1000]);

        Should.Throw<InvalidDataException>(() => Train(options)).Message.ShouldContain("is damaged");
    }

    [Fact]
    public void Create_ModelFolderCutOffOrForeign_NamesTheFile()
    {
        var options = Options("model") with { EpochsRotation = 1, EpochsMixup = 0 };
        Train(options);
        string Fails() => Should.Throw<InvalidDataException>(() => BackboneFactory.Create("model:model", "cpu", 0, _folder.Path)).Message;
        var (weights, card) = (Path.Combine(options.OutputFolder, "model.weights"), Path.Combine(options.OutputFolder, "card.json"));
        var (sound, text) = (File.ReadAllBytes(weights), File.ReadAllText(card));

        File.WriteAllBytes(weights, sound[..5000]);
        Fails().ShouldStartWith($"{weights} is damaged or not made for this version:");
        File.WriteAllBytes(weights, sound);
        File.WriteAllText(card, text.Replace("\"small\"", "\"large\"", StringComparison.Ordinal));
        Fails().ShouldBe($"{card}: Unknown backbone \"large\"; it is {string.Join(", ", [.. NetworkName.All, .. NetworkName.Vgg])}.");
        File.WriteAllText(card, text.Replace("\"small\"", "\"resnet18\"", StringComparison.Ordinal));
        Fails().ShouldStartWith($"{weights} is damaged or not made for this version:");
        File.Delete(card);
        Fails().ShouldBe($"There is no model card {card}.");
    }

    [Fact]
    public void Constructor_BadSetting_NamesIt()
    {
        string Fails(PretrainingOptions options) => Should.Throw<ArgumentException>(() => new BackbonePretraining(options, TimeProvider.System)).Message;
        Fails(Options("x") with { Side = 8 }).ShouldBe("Side is 8; it must be 16 to 512.");
        Fails(Options("x") with { Channels = 2 }).ShouldStartWith("Channels is 2");
        Fails(Options("x") with { EpochsRotation = 0, EpochsMixup = 0 }).ShouldStartWith("EpochsRotation and EpochsMixup are both 0");
        Fails(Options("x") with { Compat = CompatSwitches.B1 }).ShouldStartWith("Compat is B1");
    }

    /// <summary>One epoch of each stage, of three steps each.</summary>
    private PretrainingOptions Options(string name) => new()
    {
        DataFolder = DataFolder,
        OutputFolder = Path.Combine(_folder.Path, name),
        Side = 16,
        EpochsRotation = 1,
        EpochsMixup = 1,
        BatchSize = 16,
        Seed = 5,
        Ways = 2,
        ValidateEvery = 1,
        Device = "cpu",
        // Two threads on a busy machine wait for each other in every small layer.
        Threads = 1,
    };

    private static void Train(PretrainingOptions options) => new BackbonePretraining(options, TimeProvider.System).Run(_ => { }, CancellationToken.None);

    private static void Stop(PretrainingOptions options, int after)
    {
        using var stop = new CancellationTokenSource();
        var steps = 0;
        Should.Throw<OperationCanceledException>(() => new BackbonePretraining(options, TimeProvider.System).Run(
            _ =>
            {
                if (++steps == after)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
    }

    private static byte[] Weights(PretrainingOptions options) => File.ReadAllBytes(Path.Combine(options.OutputFolder, BackboneFactory.WeightsFile));

    private static string[] Losses(PretrainingOptions options) =>
        [.. File.ReadAllLines(Path.Combine(options.OutputFolder, "log.csv")).Select(line => line[..line.LastIndexOf(',')])];

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Dispose();
    }
}
