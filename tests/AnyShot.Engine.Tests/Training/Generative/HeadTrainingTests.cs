using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Evaluation.FewLabels;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Training.Generative;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Training.Generative;

[Collection(TorchCollection.Name)]
public sealed class HeadTrainingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _threads = TorchSharp.torch.get_num_threads();

    public void Dispose()
    {
        TorchSharp.torch.set_num_threads(_threads);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("vae")]
    [InlineData("diffusion")]
    public void Run_LabelledGlyphs_MakesABackboneWhoseHeadTellsFreshOnesApart(string model)
    {
        var (pictures, _) = Glyphs.Make(400, 21);
        for (var i = 0; i < pictures.Length; i++)
        {
            Save(pictures[i], "unlabelled", $"{i}.png");
        }

        WriteLabelled("labelled", 60, 22);
        WriteLabelled("fresh", 50, 23);
        new GenerativeTraining(
            new GenerativeOptions
            {
                DataFolder = At("unlabelled"), OutputFolder = At("model"), Model = model, Channels = 1, Side = Glyphs.Side, Width = 8, CodeSize = 4, Epochs = 6, BatchSize = 16, LearningRate = 1e-3, Threads = 1,
            },
            TimeProvider.System).Run(_ => { }, _ => { }, CancellationToken.None);
        var before = File.ReadAllBytes(Path.Combine(At("model"), "model.weights"));

        var (card, choice) = HeadTraining.Run(At("model"), At("labelled"), At("head"), [HeadKind.Ridge, HeadKind.Logistic], 1, _ => { }, progress: null, CancellationToken.None);

        File.ReadAllBytes(Path.Combine(At("model"), "model.weights")).ShouldBe(before);
        choice.ShouldContain("held-out images");
        card.Classes.ShouldBe(["c0", "c1", "c2", "c3", "c4"]);
        using var backbone = BackboneFactory.Create("model:head", "cpu", 0, _folder.Path);
        backbone.Spec.EmbeddingSize.ShouldBe(card.EmbeddingSize);
        var fresh = ImageDataset.Read(At("fresh"));
        var features = FeatureExtraction.Run(fresh, new ClassSplit[5], groups: null, semantics: null, backbone, cache: null, _ => { }, progress: null, CancellationToken.None);
        // Guessing is right once in five.
        ClassScores.Of(HeadEvaluation.Run(TrainedClassifier.Load("model:head", _folder.Path), features)).Accuracy.ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void Run_FolderOfAnotherTraining_SaysSo()
    {
        Directory.CreateDirectory(At("empty"));
        Should.Throw<InvalidDataException>(() => HeadTraining.Run(At("empty"), At("x"), At("y"), [HeadKind.Ridge], 1, _ => { }, progress: null, CancellationToken.None))
            .Message.ShouldContain("card.json");
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private void WriteLabelled(string folder, int count, ulong seed)
    {
        var (pictures, labels) = Glyphs.Make(count, seed);
        for (var i = 0; i < count; i++)
        {
            Save(pictures[i], folder, $"c{labels[i]}", $"{i}.png");
        }
    }

    private void Save(byte[] picture, params string[] parts)
    {
        using var image = new Mat(Glyphs.Side, Glyphs.Side, MatType.CV_8UC1);
        image.SetArray(picture);
        Cv2.ImWrite(_folder.File(parts), image);
    }
}
