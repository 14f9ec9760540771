using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Tests.Training.Episodic;
using AnyShot.Engine.Training.Adaptation;
using AnyShot.Engine.Training.Episodic;
using OpenCvSharp;
using TorchSharp;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Tests.Training.Adaptation;

/// <summary>A network that learnt outlines in full contrast is fitted to the same camera in fog: a tenth of the contrast around the same grey.</summary>
[Collection(TorchCollection.Name)]
public sealed class DomainAdaptationTests : IDisposable
{
    private const int SupportImages = 12;
    private const int UnlabelledImages = 14;
    private static readonly string[] TargetClasses = ["c03", "c07", "c11", "c15", "c19"];

    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = torch.get_num_threads();

    private string Clear => Path.Combine(_folder.Path, "clear");

    private string Source => Path.Combine(_folder.Path, "source");

    private AdaptationOptions Options => new()
    {
        ModelFolder = Source, TargetFolder = Path.Combine(_folder.Path, "support"), OutputFolder = Path.Combine(_folder.Path, "adapted"),
        UnlabelledFolder = Path.Combine(_folder.Path, "unlabelled"), SourceFolder = Clear, Epochs = 3, Episodes = 10, Seed = 2, Device = "cpu", Threads = 1,
    };

    [Fact]
    public void Run_LowContrast_RaisesTheTargetOnImagesThatItNeverSawAndLeavesTheSourceAlone()
    {
        TrainSource(120, 20);
        DrawTarget(46);
        var weights = File.ReadAllBytes(Path.Combine(Source, BackboneFactory.WeightsFile));
        var reports = new List<AdaptationProgress>();
        var result = new DomainAdaptation(Options).Run(reports.Add, _ => { }, CancellationToken.None);

        var (before, after) = (Accuracy("source"), Accuracy("adapted"));
        after.ShouldBeGreaterThan(before + 0.1, $"{before:P1} before, {after:P1} after; {string.Join("; ", result.Rows)}");
        result.Card.Training!.Method.ShouldBe("adapt");
        result.Card.Classes.ShouldContain("c03");
        result.Rows.Count.ShouldBe(2 + WeightInterpolation.Weights.Count);
        result.HeldOutImages.ShouldBe(TargetClasses.Length * SupportImages / 3);
        result.Chosen.TargetCentred.ShouldBe(result.Rows.Where(row => row.Weight is not null).Max(row => row.TargetCentred));
        result.Rows[2].ShouldBe(result.Rows[0] with { Stage = "interpolated", Weight = 0 });
        result.Card.Validation["sourceBefore"].ShouldBe(Math.Round(result.Rows[0].Source!.Value, 4));
        reports[^1].Episode.ShouldBe(30);
        File.ReadAllBytes(Path.Combine(Source, BackboneFactory.WeightsFile)).ShouldBe(weights);
        File.ReadAllLines(Path.Combine(Options.OutputFolder, "log.csv")).Length.ShouldBe(8);
    }

    [Fact]
    public void Run_Twice_GivesTheSameFilesAndAnotherCentreAnotherIdentity()
    {
        TrainSource(4, 6);
        DrawTarget(24);
        Run(Options with { SourceFolder = null });
        Run(Options with { SourceFolder = null, OutputFolder = Path.Combine(_folder.Path, "again") });
        Run(Options with { SourceFolder = null, OutputFolder = Path.Combine(_folder.Path, "plain"), Centre = false, Epochs = 0 });

        foreach (var file in new[] { BackboneFactory.WeightsFile, "log.csv" })
        {
            File.ReadAllBytes(Path.Combine(_folder.Path, "again", file)).ShouldBe(File.ReadAllBytes(Path.Combine(_folder.Path, "adapted", file)), file);
        }

        using var adapted = BackboneFactory.Create("model:adapted", "cpu", 1, _folder.Path);
        using var again = BackboneFactory.Create("model:again", "cpu", 1, _folder.Path);
        adapted.Spec.Revision.ShouldBe(again.Spec.Revision);
        adapted.Spec.Revision.ShouldNotBe(ModelFile.Revision(Path.Combine(_folder.Path, "adapted", BackboneFactory.WeightsFile)));
        using var plain = BackboneFactory.Create("model:plain", "cpu", 1, _folder.Path);
        plain.Spec.Revision.ShouldBe(ModelFile.Revision(Path.Combine(_folder.Path, "plain", BackboneFactory.WeightsFile)));

        var card = Path.Combine(_folder.Path, "adapted", BackboneFactory.CardFile);
        File.WriteAllText(card, File.ReadAllText(card).Replace("\"embeddingSize\": 32", "\"embeddingSize\": 31", StringComparison.Ordinal));
        Should.Throw<InvalidDataException>(() => BackboneFactory.Create("model:adapted", "cpu", 1, _folder.Path)).Message.ShouldContain("training.centre");
    }

    [Fact]
    public void Tune_LastStage_MovesItAloneAndTheAnchorHolds()
    {
        TrainSource(4, 6);
        DrawTarget(24);
        var (free, held) = (Moved(Options with { Anchor = 0, LearningRate = 1e-2 }), Moved(Options with { Anchor = 100, LearningRate = 1e-2 }));
        free.Keys.ShouldAllBe(name => name.StartsWith("_blocks.3.", StringComparison.Ordinal), "only the last of four blocks");
        free.Keys.Count().ShouldBe(4);
        held.Values.Sum().ShouldBeLessThan(free.Values.Sum() / 2);
    }

    [Fact]
    public void Run_BadInput_SaysWhatIsWrong()
    {
        TrainSource(4, 6);
        DrawTarget(24);
        Should.Throw<ArgumentException>(() => Run(Options with { OutputFolder = Source + "/" })).Message.ShouldContain("the model that it comes from");
        Should.Throw<ArgumentException>(() => Run(Options with { Anchor = double.NaN })).Message.ShouldStartWith("Anchor is NaN");
        Should.Throw<InvalidDataException>(() => Run(Options with { UnlabelledFolder = _folder.File("none") })).Message.ShouldContain("There is no folder");
        Should.Throw<InvalidDataException>(() => Run(Options with { ModelFolder = Clear })).Message.ShouldContain("card.json");
        foreach (var file in Directory.GetFiles(Path.Combine(Options.TargetFolder, "c07")).Skip(1))
        {
            File.Delete(file);
        }

        Should.Throw<InvalidDataException>(() => Run(Options)).Message.ShouldStartWith("Class \"c07\" in ");
        Directory.Exists(Options.OutputFolder).ShouldBeFalse();
    }

    private static void Run(AdaptationOptions options) => new DomainAdaptation(options).Run(_ => { }, _ => { }, CancellationToken.None);

    private void TrainSource(int episodes, int images)
    {
        ShapeImages.Write(Clear, images);
        new EpisodicTraining(
            new EpisodicOptions
            {
                DataFolder = Clear, OutputFolder = Source, Backbone = NetworkName.Conv4Narrow, Side = ShapeImages.Side, Channels = 1, Ways = 5, Queries = 3, Episodes = episodes,
                ValidateEvery = episodes / 2, ValidationEpisodes = 50, Seed = 5, Device = "cpu", Threads = 1,
            },
            TimeProvider.System).Run(_ => { }, _ => { }, CancellationToken.None);
    }

    /// <summary>Each image in one of three folders: with labels, without, and for the test.</summary>
    private void DrawTarget(int images)
    {
        var drawn = Path.Combine(_folder.Path, "drawn");
        ShapeImages.Write(drawn, images);
        foreach (var name in TargetClasses)
        {
            foreach (var (file, number) in Directory.GetFiles(Path.Combine(drawn, name)).Order(StringComparer.Ordinal).Select((file, number) => (file, number)))
            {
                using var picture = Cv2.ImRead(file, ImreadModes.Grayscale);
                using var foggy = new Mat();
                picture.ConvertTo(foggy, MatType.CV_8UC1, 0.1, 103);
                Cv2.ImWrite(
                    number < SupportImages ? _folder.File("support", name, Path.GetFileName(file))
                        : number < SupportImages + UnlabelledImages ? _folder.File("unlabelled", $"{name}-{number}.png") : _folder.File("test", name, Path.GetFileName(file)),
                    foggy);
            }
        }
    }

    /// <summary>Share of the test images whose nearest class mean, of all labelled images, is their own.</summary>
    private double Accuracy(string model)
    {
        using var backbone = BackboneFactory.Create($"model:{model}", "cpu", 1, _folder.Path);
        var (support, test) = (Embed(backbone, "support"), Embed(backbone, "test"));
        var means = support.GroupBy(row => row.Label).Select(ofClass =>
        {
            var mean = new float[backbone.Spec.EmbeddingSize];
            foreach (var (_, feature) in ofClass)
            {
                TensorPrimitives.Add<float>(mean, feature, mean);
            }

            UnitLength.Apply(mean, mean.Length);
            return (Label: ofClass.Key, Mean: mean);
        }).ToArray();
        return test.Average(row => means.MaxBy(one => TensorPrimitives.Dot<float>(one.Mean, row.Feature)).Label == row.Label ? 1.0 : 0.0);
    }

    private (int Label, float[] Feature)[] Embed(IBackbone backbone, string folder)
    {
        var images = ImageDataset.Read(Path.Combine(_folder.Path, folder));
        using var preprocessor = new Engine.Preprocessing.ImagePreprocessor(backbone.Spec);
        return [.. images.Files.Zip(images.Labels).Select(image =>
        {
            using var picture = Cv2.ImRead(image.First, ImreadModes.Grayscale);
            var (input, feature) = (new float[preprocessor.Length], new float[backbone.Spec.EmbeddingSize]);
            preprocessor.Prepare(picture, input);
            backbone.Embed(input, 1, feature);
            return (image.Second, feature);
        })];
    }

    /// <summary>Squared distance of each parameter that fine-tuning moved.</summary>
    private static Dictionary<string, double> Moved(AdaptationOptions options)
    {
        using var scope = torch.NewDisposeScope();
        var start = StartingNetwork.Read(options.ModelFolder);
        using var network = start.Create();
        var before = WeightInterpolation.Copy(network);
        var target = TargetSupport.Read(options.TargetFolder, 1);
        var batches = new EpisodicBatches(new EpisodicOptions { DataFolder = "", OutputFolder = "" }, target.Fit, start.Card.Input.ToSpec("card", "start", "start", network.FeatureSize));
        new LastStageTuning(options.Epochs * options.Episodes, options.LearningRate, batches, new PseudoEpisodes(target.Fit, 1), new WeightAnchor(network, options.Anchor)).Run(network, torch.CPU, _ => { }, CancellationToken.None);
        using var gradients = torch.no_grad();
        return network.state_dict().Where(entry => entry.Value.dtype == torch.ScalarType.Float32).Select(entry => (entry.Key, Distance: (double)(entry.Value - before[entry.Key]).square().sum().item<float>()))
            .Where(entry => entry.Distance > 0).ToDictionary(entry => entry.Key, entry => entry.Distance);
    }

    public void Dispose()
    {
        torch.set_num_threads(_threads);
        _folder.Dispose();
    }
}
