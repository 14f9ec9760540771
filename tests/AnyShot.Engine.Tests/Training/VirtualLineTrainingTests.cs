using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training;

[Collection(TorchCollection.Name)]
public sealed class VirtualLineTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_StoppedAndTakenUpAgain_GivesTheSameWeightsAsInOneGo()
    {
        var straight = Options("straight");
        Train(straight);
        var broken = Options("broken");
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => new VirtualLineTraining(broken, TimeProvider.System).Run(_ => stop.Cancel(), stop.Token));
        Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeTrue();

        Train(broken);

        File.ReadAllBytes(Weights(broken)).ShouldBe(File.ReadAllBytes(Weights(straight)));
        Directory.Exists(Path.Combine(broken.OutputFolder, "checkpoint")).ShouldBeFalse();
    }

    [Fact]
    public void Run_ToTheEnd_WritesAFolderThatLoads()
    {
        var options = Options("model");
        var reports = new List<TrainingProgress>();
        var card = new VirtualLineTraining(options, TimeProvider.System).Run(reports.Add, CancellationToken.None);

        using var backbone = BackboneFactory.FromFolder(options.OutputFolder, "test", CPU);

        reports[^1].Step.ShouldBe(12);
        reports[^1].Accuracy.ShouldNotBeNull().ShouldBeInRange(0, 1);
        card.Command.ShouldContain("--seed 5 --steps 12");
        card.Validation.Keys.ShouldContain("nearestMean5Shot");
        backbone.Spec.EmbeddingSize.ShouldBe(64);
        backbone.Spec.Revision.Length.ShouldBe(12);
    }

    [Fact]
    public void Run_CheckpointOfOtherSettings_SaysWhich()
    {
        var options = Options("other");
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => new VirtualLineTraining(options, TimeProvider.System).Run(_ => stop.Cancel(), stop.Token));

        Should.Throw<InvalidDataException>(() => Train(options with { Seed = 6 })).Message.ShouldContain("was made with seed 5, 12 steps and batches of 6");
    }

    [Fact]
    public void Run_CheckpointCutOff_SaysThatItIsDamaged()
    {
        var options = Options("damaged");
        using var stop = new CancellationTokenSource();
        Should.Throw<OperationCanceledException>(() => new VirtualLineTraining(options, TimeProvider.System).Run(_ => stop.Cancel(), stop.Token));
        var weights = Path.Combine(options.OutputFolder, "checkpoint", "classifier.weights");
        File.WriteAllBytes(weights, File.ReadAllBytes(weights)[..1000]);

        Should.Throw<InvalidDataException>(() => Train(options)).Message.ShouldContain("is damaged");
    }

    [Theory]
    [InlineData(9, "Steps is 9")]
    [InlineData(1_000_001, "Steps is 1000001")]
    public void Constructor_BadSteps_NamesTheSetting(int steps, string sentence) =>
        Should.Throw<ArgumentException>(() => new VirtualLineTraining(Options("x") with { Steps = steps }, TimeProvider.System)).Message.ShouldStartWith(sentence);

    [Fact]
    public void At_WholeSchedule_RisesThenFallsToAHundredth()
    {
        LearningRate.At(0, 1000, 3e-3).ShouldBeLessThan(LearningRate.At(50, 1000, 3e-3));
        LearningRate.At(100, 1000, 3e-3).ShouldBe(3e-3, 1e-9);
        LearningRate.At(550, 1000, 3e-3).ShouldBe(3e-3 * 0.505, 1e-6);
        LearningRate.At(1000, 1000, 3e-3).ShouldBe(3e-5, 1e-9);
    }

    private static void Train(VirtualLineTrainingOptions options) => new VirtualLineTraining(options, TimeProvider.System).Run(_ => { }, CancellationToken.None);

    private static string Weights(VirtualLineTrainingOptions options) => Path.Combine(options.OutputFolder, BackboneFactory.WeightsFile);

    private VirtualLineTrainingOptions Options(string name) =>
        new() { Seed = 5, Steps = 12, BatchSize = 6, CheckpointEvery = 1000, ValidationParts = 12, OutputFolder = Path.Combine(_folder.Path, name) };

    public void Dispose() => _folder.Dispose();
}
