using AnyShot.Engine.Backbones;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Training.Pretraining;
using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Engine.Tests.Training.WeakShot;

[Collection(TorchCollection.Name)]
public sealed class WeakShotTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = TorchSharp.torch.get_num_threads();

    private static WeakShotOptions Small => new()
    {
        Backbone = NetworkName.Conv4,
        Side = PatternImages.Side,
        Augmentation = AugmentationKind.NoFlip,
        EpochsPlain = 1,
        EpochsSimNet = 2,
        HeadType = 4,
        HeadWidth = 16,
        Beta = 0.1,
        EpochsWeighted = 1,
        EpochsGraph = 2,
        Threads = 1,
    };

    [Fact]
    public void Run_StoppedInEveryStageAndTakenUpAgain_GivesTheSameFilesAsInOneGo()
    {
        var straight = Train("straight", Small);
        // One epoch of the plain classifier; one of the similarity network; the second of it and one of the classifier.
        foreach (var epochs in new[] { 1, 1, 2 })
        {
            Stop("broken", Small, epochs);
        }

        var broken = Train("broken", Small);

        foreach (var file in new[] { "head.npz", "weights.csv", "suspicious.csv", "log.csv" })
        {
            File.ReadAllBytes(Path.Combine(broken, file)).ShouldBe(File.ReadAllBytes(Path.Combine(straight, file)), file);
        }

        ModelFile.Revision(Path.Combine(broken, "model.weights")).ShouldBe(ModelFile.Revision(Path.Combine(straight, "model.weights")));
        Directory.GetDirectories(broken).ShouldBeEmpty();
        File.ReadLines(Path.Combine(straight, "log.csv")).Count().ShouldBe(1 + 2 + 3);
    }

    [Fact]
    public void Run_OtherSettingsOnACheckpoint_SaysSo()
    {
        Stop("other", Small, 1);
        Should.Throw<InvalidDataException>(() => Train("other", Small with { Alpha = 1 })).Message.ShouldContain("--alpha 0.1");
    }

    [Fact]
    public void Run_TrainedNetwork_LeavesAModelWithAClassifier()
    {
        var folder = Train("network", Small);
        using var backbone = BackboneFactory.Create($"model:{folder}", "cpu", 1, "/");
        backbone.Spec.EmbeddingSize.ShouldBe(64);
        var classifier = TrainedClassifier.Load($"model:{folder}", "/");
        classifier.Classes.ShouldBe(["c01", "c04", "c06", "c09"]);
        classifier.Head.Inputs.ShouldBe(64);
        // The similarity network has a trunk of its own here, which no agent loads.
        PairSimilarity.TryLoad($"model:{folder}", "/", backbone.Spec).ShouldBeNull();
        File.ReadAllText(Path.Combine(folder, "suspicious.html")).ShouldContain("data:image/jpeg;base64,");
    }

    [Fact]
    public void Run_FrozenBackbone_LeavesItWithClassifierAndSimilarity()
    {
        var folder = Train("frozen", new WeakShotOptions { EpochsSimNet = 2, EpochsWeighted = 4, EpochsGraph = 2, Threads = 1 });
        using var backbone = BackboneFactory.Create($"model:{folder}", "cpu", 1, "/");
        TrainedClassifier.Load($"model:{folder}", "/").Head.Inputs.ShouldBe(backbone.Spec.EmbeddingSize);
        using var similarity = PairSimilarity.TryLoad($"model:{folder}", "/", backbone.Spec);
        similarity.ShouldNotBeNull();
        var unit = new float[backbone.Spec.EmbeddingSize];
        unit[0] = 1;
        var other = new float[unit.Length];
        other[1] = 1;
        var between = similarity.Between([unit], [unit, other]);
        between[0].ShouldBeGreaterThan(between[1]);
        var second = File.ReadLines(Path.Combine(folder, "weights.csv")).Count();
        second.ShouldBe(1 + (4 * 10));
    }

    [Fact]
    public void Run_GivenWeightsThatLackAnImage_SaysSo()
    {
        var table = _folder.File("weights.csv");
        File.WriteAllText(table, "path,class,weight\nc01/000.png,c01,1\n");
        Should.Throw<InvalidDataException>(() => Train("given", Small, table)).Message.ShouldContain("has no weight for \"c01/001.png\"");
    }

    [Fact]
    public void Run_ClassOnBothSides_SaysSo()
    {
        var both = PatternImages.Base(_folder.Path, 4);
        var training = new WeakShotTraining(Small, both, both, _folder.File("both"), null, TimeProvider.System);
        Should.Throw<InvalidDataException>(() => training.Run(_ => { }, null, _ => { }, CancellationToken.None)).Message.ShouldContain("is a base class and has noisy images too");
    }

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Dispose();
    }

    private string Train(string name, WeakShotOptions options, string? weights = null)
    {
        New(name, options, weights).Run(_ => { }, null, _ => { }, CancellationToken.None);
        return Path.Combine(_folder.Path, name);
    }

    /// <summary>Asks for the end after so many epochs of this run.</summary>
    private void Stop(string name, WeakShotOptions options, int epochs)
    {
        using var stop = new CancellationTokenSource();
        var left = epochs;
        Should.Throw<OperationCanceledException>(() => New(name, options, null).Run(
            _ => { },
            null,
            _ =>
            {
                if (--left == 0)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
    }

    private WeakShotTraining New(string name, WeakShotOptions options, string? weights) =>
        new(options, PatternImages.Base(_folder.Path, 10), PatternImages.Others(_folder.Path, 10), Path.Combine(_folder.Path, name), weights, TimeProvider.System);
}
