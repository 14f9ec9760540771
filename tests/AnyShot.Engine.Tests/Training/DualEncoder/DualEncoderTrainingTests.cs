using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.DualEncoder;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.DualEncoder;

[Collection(TorchCollection.Name)]
public sealed class DualEncoderTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_StoppedAndTakenUpAgain_GivesTheSameWeightsAsInOneGo()
    {
        var straight = Options("straight");
        var card = Train(straight);
        var broken = Options("broken");
        Stop(broken);

        Train(broken);

        foreach (var file in new[] { BackboneFactory.WeightsFile, "text.weights", "vocabulary.txt" })
        {
            File.ReadAllBytes(Path.Combine(broken.OutputFolder, file)).ShouldBe(File.ReadAllBytes(Path.Combine(straight.OutputFolder, file)));
        }

        card.Validation.Keys.ShouldBe(["rendered1Shot", "renderedFlawShape", "renderedLine1Shot", "renderedCaption1Of32"]);
        File.ReadAllLines(Path.Combine(straight.OutputFolder, "log.csv")).Length.ShouldBe(2);
        using var image = BackboneFactory.Create(BackboneFactory.ModelPrefix + straight.OutputFolder, "cpu", 0, "");
        using var text = BackboneFactory.TextEncoder(BackboneFactory.ModelPrefix + straight.OutputFolder, "cpu", "").ShouldNotBeNull();
        text.Size.ShouldBe(image.Spec.EmbeddingSize);
        RaisedPictures_StartANewCycle(straight);
    }

    [Fact]
    public void Run_CheckpointDamagedOrOfOtherSettings_SaysSoInOneSentence()
    {
        var options = Options("damaged");
        Stop(options);

        Should.Throw<InvalidDataException>(() => Train(options with { Seed = 6 })).Message.ShouldContain("was made with --seed 5");
        Should.Throw<InvalidDataException>(() => Train(options with { Pictures = 40 })).Message.ShouldContain("has done 1 of 3 steps; asked for are 5");
        var random = new Random(1);
        foreach (var file in Directory.GetFiles(Path.Combine(options.OutputFolder, "checkpoint")))
        {
            var content = File.ReadAllBytes(file);
            File.WriteAllBytes(file, content[..random.Next(content.Length / 2)]);
            Should.Throw<InvalidDataException>(() => Train(options)).Message.ShouldContain(Path.Combine(options.OutputFolder, "checkpoint"));
            File.WriteAllBytes(file, content);
        }
    }

    [Fact]
    public void Schedule_OfACycle_RisesFallsAndChangesTheSide()
    {
        var schedule = new DualEncoderSchedule(new DualEncoderOptions { OutputFolder = "x", LearningRate = 1, Sides = [new(64, 3), new(96, 1)] }, 100, 500);

        schedule.LearningRateAt(100).ShouldBe(0.05, 1e-9);
        schedule.LearningRateAt(120).ShouldBe(1, 1e-9);
        schedule.LearningRateAt(310).ShouldBe(0.505, 1e-9);
        schedule.LearningRateAt(500).ShouldBe(0.01, 1e-9);
        schedule.SideAt(100).ShouldBe(64);
        schedule.SideAt(399).ShouldBe(64);
        schedule.SideAt(400).ShouldBe(96);
    }

    [Fact]
    public void Window_OverTheSteps_MovesByABatchOverTheReuse()
    {
        var window = new SceneWindow(scenes: 8, pool: 32, reuse: 4);

        (window.First(0), window.End(0)).ShouldBe((0, 16));
        (window.First(8), window.End(8)).ShouldBe((0, 32));
        (window.First(100), window.End(100)).ShouldBe((184, 216));
    }

    [Theory]
    [InlineData("64:0.6,96:0.4", "64:0.6 96:0.4")]
    [InlineData("96", "96:1")]
    public void Parse_Sides_ReadsShares(string text, string expected) => string.Join(' ', SideShare.Parse(text)).ShouldBe(expected);

    [Theory]
    [InlineData("64:x")]
    [InlineData("64:1:2")]
    [InlineData("big")]
    public void Parse_BadSides_NamesThePart(string text) => Should.Throw<ArgumentException>(() => SideShare.Parse(text)).Message.ShouldContain($"\"{text}\" is no side");

    [Fact]
    public void Constructor_BadSetting_NamesIt() =>
        Should.Throw<ArgumentException>(() => new DualEncoderTraining(Options("x") with { Pool = 3 }, TimeProvider.System)).Message.ShouldStartWith("Pool is 3");

    public void Dispose() => _folder.Dispose();

    private void RaisedPictures_StartANewCycle(DualEncoderOptions finished)
    {
        var before = File.ReadAllBytes(Path.Combine(finished.OutputFolder, BackboneFactory.WeightsFile));

        var card = Train(finished with { Pictures = 32 });

        card.Steps.ShouldBe(4);
        File.ReadAllBytes(Path.Combine(finished.OutputFolder, BackboneFactory.WeightsFile)).ShouldNotBe(before);
    }

    private static ModelCard Train(DualEncoderOptions options) => new DualEncoderTraining(options, TimeProvider.System).Run(_ => { }, CancellationToken.None);

    private static void Stop(DualEncoderOptions options)
    {
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => new DualEncoderTraining(options, TimeProvider.System).Run(_ => stop.Cancel(), stop.Token));
    }

    private DualEncoderOptions Options(string name) => new()
    {
        OutputFolder = Path.Combine(_folder.Path, name),
        Seed = 5,
        Pictures = 24,
        Scenes = 4,
        Sides = [new(32, 1)],
        Pool = 8,
        Instances = 2,
        Reuse = 2,
    };
}
