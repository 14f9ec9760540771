using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Sessions;
using AnyShot.Engine.Tests.Training.Episodic;
using AnyShot.Engine.Training.Episodic;
using TorchSharp;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Tests.Sessions;

/// <summary>A network that learnt outlines meets others, session by session.</summary>
[Collection(TorchCollection.Name)]
public sealed class UpdatedEmbeddingTests : IDisposable
{
    private const int Images = 10;

    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = torch.get_num_threads();

    private string Data => Path.Combine(_folder.Path, "data");

    private string Model => Path.Combine(_folder.Path, "model");

    [Fact]
    public void Run_Update_ChangesWhatIsAnsweredFromTheFirstNewSessionOnAndTwiceTheSame()
    {
        var (set, update) = Prepare();
        var weights = File.ReadAllBytes(Path.Combine(Model, BackboneFactory.WeightsFile));
        var options = new SessionStudyOptions { Ways = 5, Shots = 3, Seeds = 2 };
        IReadOnlyList<SessionRow> Run(SessionUpdateOptions? how) => SessionStudy.Run(set, options with { Update = how }, null, CancellationToken.None);

        var (frozen, learnt, again) = (Run(null), Run(update with { LearningRate = 1e-2 }), Run(update with { LearningRate = 1e-2 }));

        learnt.Select(row => row.Classes).ShouldBe([10, 15, 20]);
        learnt.ShouldBe(again);
        learnt[0].Seen.Mean.ShouldBe(frozen[0].Seen.Mean, 0.02, "before the first update it is the same network");
        learnt[2].Seen.ShouldNotBe(frozen[2].Seen);
        learnt.Skip(1).ShouldAllBe(row => row.Seen.Mean > 1.5 / row.Classes);
        File.ReadAllBytes(Path.Combine(Model, BackboneFactory.WeightsFile)).ShouldBe(weights);
    }

    [Fact]
    public void Update_Distillation_HoldsTheFeaturesAndResetBringsThemBack()
    {
        var (set, update) = Prepare();
        int[] stored = [.. Enumerable.Range(0, set.Count).Where(i => i % Images < 4)];
        double Moved(double distillation)
        {
            using var embedding = new UpdatedEmbedding(update with { LearningRate = 1e-2, Distillation = distillation }, set);
            var before = Enumerable.Range(0, set.Count).Select(embedding.Of).ToArray();
            var version = embedding.Version;
            embedding.Update(stored, 7, CancellationToken.None).ShouldBeTrue();
            embedding.Version.ShouldNotBe(version);
            var moved = before.Select((row, i) => TensorPrimitives.Distance<float>(row, embedding.Of(i))).Average();
            embedding.Reset();
            embedding.Version.ShouldBe(version);
            embedding.Of(3).ShouldBe(before[3]);
            return moved;
        }

        Moved(100).ShouldBeLessThan(Moved(0) / 2);
    }

    [Fact]
    public void Run_BadSettings_SaysWhatIsWrong()
    {
        var (set, update) = Prepare();
        void Run(SessionUpdateOptions how) => SessionStudy.Run(set, new SessionStudyOptions { Update = how }, null, CancellationToken.None);

        Should.Throw<ArgumentException>(() => Run(update with { Exemplars = 1 })).Message.ShouldStartWith("1 images of a class are stored");
        Should.Throw<InvalidDataException>(() => Run(update with { ModelFolder = Data })).Message.ShouldContain("card.json");
        var card = Path.Combine(Model, BackboneFactory.CardFile);
        File.WriteAllText(card, File.ReadAllText(card).Replace("\"method\"", $"\"centre\": [{string.Join(',', Enumerable.Repeat(0, set.Size))}], \"method\"", StringComparison.Ordinal));
        Should.Throw<InvalidDataException>(() => Run(update)).Message.ShouldContain("--no-centre");
    }

    public void Dispose()
    {
        torch.set_num_threads(_threads);
        _folder.Dispose();
    }

    private (FeatureSet Set, SessionUpdateOptions Update) Prepare()
    {
        ShapeImages.Write(Data, Images);
        new EpisodicTraining(
            new EpisodicOptions
            {
                DataFolder = Data, OutputFolder = Model, Backbone = NetworkName.Conv4Narrow, Side = ShapeImages.Side, Channels = 1, Ways = 5, Queries = 3, Episodes = 20,
                ValidateEvery = 10, ValidationEpisodes = 20, Seed = 5, Device = "cpu", Threads = 1,
            },
            TimeProvider.System).Run(_ => { }, _ => { }, CancellationToken.None);
        var images = ImageDataset.Read(Data);
        using var backbone = BackboneFactory.Create("model:model", "cpu", 1, _folder.Path);
        var set = FeatureExtraction.Run(images, ClassSplits.ByRule(images.ClassNames.Count, 5), null, null, backbone, null, sentence => Assert.Fail(sentence), null, CancellationToken.None);
        return (set, new SessionUpdateOptions { ModelFolder = Model, Files = images.Files, Exemplars = 3, Episodes = 10, Device = "cpu", Threads = 1 });
    }
}
