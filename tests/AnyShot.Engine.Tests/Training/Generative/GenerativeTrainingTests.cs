using System.Globalization;
using System.Xml.Linq;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Generative;

namespace AnyShot.Engine.Tests.Training.Generative;

[Collection(TorchCollection.Name)]
public sealed class GenerativeTrainingTests : IDisposable
{
    private const int Images = 70;
    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = TorchSharp.torch.get_num_threads();

    public GenerativeTrainingTests() => Glyphs.Write(DataFolder, Images, 10, seed: 3);

    private string DataFolder => Path.Combine(_folder.Path, "glyphs");

    [Theory]
    [InlineData("vae")]
    [InlineData("vqvae")]
    [InlineData("gan")]
    [InlineData("diffusion")]
    public void Run_StoppedAndTakenUpAgain_GivesTheSameFilesAsInOneGo(string model)
    {
        var straight = Options("straight", model);
        Train(straight);
        var broken = Options("broken", model);
        // Within the first epoch, and at the first step of the second.
        foreach (var steps in new[] { 2, 3 })
        {
            Stop(broken, steps);
            Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeTrue();
        }

        Train(broken);

        foreach (var file in new[] { "model.weights", "log.csv", "samples.png", "reconstructions.png" })
        {
            File.ReadAllBytes(Path.Combine(broken.OutputFolder, file)).ShouldBe(File.ReadAllBytes(Path.Combine(straight.OutputFolder, file)), file);
        }

        Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("vae", 1)]
    [InlineData("vae", 3)]
    [InlineData("vqvae", 3)]
    [InlineData("gan", 3)]
    [InlineData("diffusion", 3)]
    public void Run_ToTheEnd_WritesAFolderThatLoadsAsABackbone(string model, int channels)
    {
        var options = Options("model", model) with { Channels = channels, Epochs = 1 };
        var reports = new List<GenerativeProgress>();
        var card = new GenerativeTraining(options, TimeProvider.System).Run(reports.Add, _ => { }, CancellationToken.None);

        using var backbone = BackboneFactory.Create("model:model", "cpu", 0, _folder.Path);

        reports[^1].Done.ShouldBe(1);
        card.Training.ShouldNotBeNull().Method.ShouldBe("generative");
        card.Validation["reconstructionError"].ShouldBeInRange(0.01, 1);
        backbone.Spec.Channels.ShouldBe(channels);
        backbone.Spec.InputWidth.ShouldBe(Glyphs.Side);
        XDocument.Load(Path.Combine(options.OutputFolder, "curve.svg")).Root!.Name.LocalName.ShouldBe("svg");
        var pixels = Enumerable.Range(0, channels * Glyphs.Side * Glyphs.Side).Select(i => i % 7 / 7f).ToArray();
        var (alone, together) = (new float[card.EmbeddingSize], new float[2 * card.EmbeddingSize]);
        backbone.Embed(pixels, 1, alone);
        backbone.Embed([.. new float[pixels.Length], .. pixels], 2, together);
        alone.Sum(value => value * value).ShouldBe(1, 1e-4f);
        // P4 and P6: what else is in the batch does not matter, and neither does the draw of noise.
        together.Skip(card.EmbeddingSize).Zip(alone).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-4);
    }

    [Theory]
    [InlineData("vae")]
    [InlineData("vqvae")]
    [InlineData("diffusion")]
    public void Run_FewEpochs_LossFalls(string model)
    {
        var options = Options("falls", model) with { Epochs = 16, BatchSize = 8, LearningRate = 2e-3 };
        Train(options);
        var losses = File.ReadAllLines(Path.Combine(options.OutputFolder, "log.csv")).Skip(1).Select(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)).ToArray();
        losses.Length.ShouldBe(16);
        losses[^1].ShouldBeLessThan(0.8 * losses[0]);
    }

    [Fact]
    public void Run_TestImagesDamaged_TrainsTheSame()
    {
        var sound = Options("sound", "vae");
        Train(sound);
        File.WriteAllText(Path.Combine(DataFolder, "t10k-images-idx3-ubyte.gz"), "no image");
        File.WriteAllText(Path.Combine(DataFolder, "train-labels-idx1-ubyte.gz"), "no label");
        var damaged = Options("damaged", "vae");
        Train(damaged);

        File.ReadAllBytes(Path.Combine(damaged.OutputFolder, "model.weights")).ShouldBe(File.ReadAllBytes(Path.Combine(sound.OutputFolder, "model.weights")));
    }

    [Fact]
    public void Run_CheckpointOfOtherSettings_IsRefused()
    {
        var options = Options("other", "vae");
        Stop(options, 2);
        Should.Throw<InvalidDataException>(() => Train(options with { Width = 12 })).Message.ShouldContain("--width 8");
    }

    [Theory]
    [InlineData("pixelcnn", 16, "Unknown generative model \"pixelcnn\"")]
    [InlineData("vae", 18, "The side is 18")]
    [InlineData("gan", 128, "The side is 128")]
    public void Run_ImpossibleSetting_NamesIt(string model, int side, string sentence) =>
        Should.Throw<InvalidDataException>(() => Train(Options("x", model) with { Side = side })).Message.ShouldContain(sentence);

    [Fact]
    public void Run_FolderWithoutImages_SaysSo()
    {
        var empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        Should.Throw<InvalidDataException>(() => Train(Options("x", "vae") with { DataFolder = empty })).Message.ShouldBe($"{empty} has no image that can be used.");
    }

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Dispose();
    }

    private GenerativeOptions Options(string name, string model) => new()
    {
        DataFolder = DataFolder,
        OutputFolder = Path.Combine(_folder.Path, name),
        Model = model,
        Side = Glyphs.Side,
        Width = 8,
        CodeSize = 4,
        Codes = 8,
        BatchSize = 16,
        Epochs = 2,
        Threads = 1,
    };

    private static void Train(GenerativeOptions options) => new GenerativeTraining(options, TimeProvider.System).Run(_ => { }, _ => { }, CancellationToken.None);

    private static void Stop(GenerativeOptions options, int steps)
    {
        using var source = new CancellationTokenSource();
        var done = 0;
        Should.Throw<OperationCanceledException>(() => new GenerativeTraining(options, TimeProvider.System).Run(
            _ =>
            {
                if (++done == steps)
                {
                    source.Cancel();
                }
            },
            _ => { },
            source.Token));
    }
}
