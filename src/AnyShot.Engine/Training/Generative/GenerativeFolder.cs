using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Generative;

/// <summary>What a training leaves: weights with the feature's statistics, card, log, curve, samples and reconstructions.</summary>
internal sealed class GenerativeFolder(GenerativeOptions options, GenerativeSpec spec, GenerativeImages images, int batch, double learningRate)
{
    public const string SamplesFile = "samples.png";
    public const string ReconstructionsFile = "reconstructions.png";

    private const int MostForStatistics = 2000;
    private const int StatisticsBatch = 64;
    private const int Columns = 8;
    private const int Pictures = 32;

    private readonly TrainedFolder _folder = new(Path.GetFullPath(options.OutputFolder));

    /// <summary>What the result depends on.</summary>
    public string Settings => $"{Arguments}, {images.Count} images, data {images.Set.Hash}";

    private string Arguments => string.Create(
        CultureInfo.InvariantCulture,
        $"--model {spec.Model} --size {spec.Side} --channels {spec.Channels} --width {spec.Width} --code {spec.CodeSize} --codes {spec.Codes} --epochs {options.Epochs} --batch {batch} --lr {learningRate} --images {options.Images} --seed {options.Seed}{(spec.RectifiedSkips ? " --compat P5" : "")}");

    /// <param name="network">Trained, in evaluation mode; belongs to this from now on.</param>
    /// <param name="state">Of the last step.</param>
    /// <param name="lossNames">One a loss.</param>
    /// <param name="device">Where the network is.</param>
    public ModelCard Write(GenerativeNetwork network, GenerativeState state, IReadOnlyList<string> lossNames, Device device)
    {
        string At(string name) => Path.Combine(options.OutputFolder, name);
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        using var backbone = new GenerativeBackbone(network);
        backbone.to(device);
        backbone.eval();
        backbone.Standardise(cat([.. images.Some(MostForStatistics).Chunk(StatisticsBatch).Select(chunk => network.call(images.ToTensor(chunk).to(device)))], 0));
        _folder.WriteWeights(backbone);

        // The weights do not depend on what is drawn from here on.
        var originals = images.ToTensor(images.HeldOut).to(device);
        var rebuilt = images.ToPixels(network.Reconstruct(originals));
        var error = (rebuilt - images.ToPixels(originals)).square().mean().sqrt().item<float>();
        var shown = Math.Min(Pictures / 2, images.HeldOut.Length);
        PictureGrid.Write(At(ReconstructionsFile), InPairs(images.ToPixels(originals), rebuilt, shown), Columns);
        PictureGrid.Write(At(SamplesFile), images.ToPixels(network.Sample(Pictures)), Columns);
        _folder.Write(TrainedFolder.LogFile, GenerativeLog.Csv(lossNames, state.Rows));
        _folder.Write(TrainedFolder.CurveFile, GenerativeLog.Svg(lossNames, state.Rows));
        var card = Card(network, state, error);
        _folder.WriteCard(card);
        return card;
    }

    /// <summary>Original and reconstruction beside each other.</summary>
    private static Tensor InPairs(Tensor originals, Tensor rebuilt, int count) =>
        stack([originals.narrow(0, 0, count), rebuilt.narrow(0, 0, count)], 1).flatten(0, 1);

    private ModelCard Card(GenerativeNetwork network, GenerativeState state, double error)
    {
        var settings = spec.ToSettings();
        settings["epochs"] = options.Epochs.ToString(CultureInfo.InvariantCulture);
        settings["learningRate"] = learningRate.ToString(CultureInfo.InvariantCulture);
        return new ModelCard
        {
            Name = _folder.Name,
            Licence = "NOASSERTION",
            Command = $"anyshot train generative DATA --out FOLDER {Arguments}",
            Network = $"{network.GetName()}, activations averaged over the picture, standardised, unit length",
            Parameters = network.Parameters,
            EmbeddingSize = network.FeatureSize,
            Seed = options.Seed,
            Steps = state.Step,
            BatchSize = batch,
            Data = $"{images.Count} images of {images.Set.Name} without their labels; its terms hold for the weights too",
            Classes = [],
            Input = images.Input,
            Validation = new Dictionary<string, double> { ["reconstructionError"] = Math.Round(error, 4) },
            ValidationProtocol = $"root mean square error of the pixels, black to white being 1, of {images.HeldOut.Length} images that no step has seen{(spec.Model == GenerativeModelName.Diffusion ? ", with noise of time 0.5 taken off in one step" : "")}",
            Training = new TrainingCard { Method = "generative", Architecture = spec.Model, Images = images.Count, DataHash = images.Set.Hash, Settings = settings },
        };
    }
}
