using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones.Generative;

/// <summary>A generative model from its folder, with its activations open: for choosing layers and time, which a backbone has fixed.</summary>
internal sealed class GenerativeModel : IDisposable
{
    private const int BatchSize = 64;

    private readonly GenerativeBackbone _backbone;

    private GenerativeModel(string folder, ModelCard card, GenerativeBackbone backbone)
    {
        (Folder, Card, _backbone) = (folder, card, backbone);
    }

    public string Folder { get; }

    public ModelCard Card { get; }

    public GenerativeSpec Spec => _backbone.Network.Spec;

    /// <summary>Layer sets of this model.</summary>
    public IReadOnlyList<LayerSet> Layers => Spec.Model is GenerativeModelName.Vae or GenerativeModelName.VectorQuantized ? Enum.GetValues<LayerSet>() : [LayerSet.Stacked];

    /// <summary>Times to choose from; one where the model knows no time.</summary>
    public IReadOnlyList<double> Times => Spec.Model == GenerativeModelName.Diffusion ? [0.03, 0.05, 0.1, 0.2, 0.35, 0.5] : [Spec.Time];

    /// <exception cref="InvalidDataException">The folder has no generative model, or it is damaged; one sentence says which.</exception>
    public static GenerativeModel Load(string folder)
    {
        var cardPath = Path.Combine(folder, BackboneFactory.CardFile);
        var weights = Path.Combine(folder, BackboneFactory.WeightsFile);
        var card = ModelFile.ReadJson(cardPath, "model card", ModelJson.Default.ModelCard);
        if (card.Training is not { } training || !GenerativeModelName.IsGenerative(training.Architecture))
        {
            throw new InvalidDataException($"{folder} holds no model of anyshot train generative.");
        }

        ModelFile.Revision(weights);
        var input = card.Input.ToSpec(cardPath, folder, "0", card.EmbeddingSize);
        GenerativeBackbone backbone;
        try
        {
            backbone = new GenerativeBackbone(GenerativeNetworks.Create(GenerativeSpec.FromSettings(training.Architecture, input.Channels, input.InputWidth, training.Settings)));
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{cardPath}: {error.Message}", error);
        }

        try
        {
            backbone.load(weights);
            backbone.eval();
            return new GenerativeModel(folder, card, backbone);
        }
        catch (Exception error)
        {
            backbone.Dispose();
            throw new InvalidDataException($"{weights} is damaged or not made for this version: {error.Message}", error);
        }
    }

    /// <summary>Cells to choose from; one where the feature is a code.</summary>
    public IReadOnlyList<int> Cells => Spec.Model == GenerativeModelName.Gan ? [1] : [1, 4];

    /// <summary>Features of all layers, as they are, for each of <see cref="Cells"/> one after the other.</summary>
    /// <param name="pictures">(channels, side, side) each, 0 to 255.</param>
    /// <param name="time">Of the diffusion.</param>
    /// <param name="cancellationToken">Between two batches.</param>
    /// <returns>A row a picture.</returns>
    public float[][] Features(IReadOnlyList<byte[]> pictures, double time, CancellationToken cancellationToken)
    {
        using var gradients = no_grad();
        var size = Cells.Sum(cells => _backbone.Network.FeatureCount(LayerSet.Stacked, cells));
        var rows = new List<float[]>(pictures.Count);
        foreach (var chunk in pictures.Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var activations = _backbone.Network.Activations(Normalised(chunk), LayerSet.Stacked, time);
            var features = cat([.. Cells.Select(cells => GenerativeNetwork.Pool(activations, cells))], 1);
            rows.AddRange(features.contiguous().data<float>().ToArray().Chunk(size));
        }

        return [.. rows];
    }

    /// <summary>Numbers of a layer set and one of <see cref="Cells"/> within a row of <see cref="Features"/>.</summary>
    public (int Start, int Length) Part(LayerSet layers, int cells)
    {
        var network = _backbone.Network;
        var start = Cells.TakeWhile(other => other != cells).Sum(other => network.FeatureCount(LayerSet.Stacked, other));
        return (start + (layers == LayerSet.Decoder ? network.FeatureCount(LayerSet.Encoder, cells) : 0), network.FeatureCount(layers, cells));
    }

    /// <summary>Writes the weights of a backbone with other layers or another time.</summary>
    /// <param name="path">The file; replaced.</param>
    /// <param name="spec">Of this model, but for layers, cells and time.</param>
    /// <param name="features">Of the layers and cells of the spec, whose mean and deviation are stored.</param>
    public void SaveAs(string path, GenerativeSpec spec, IReadOnlyList<float[]> features)
    {
        using var scope = NewDisposeScope();
        using var other = new GenerativeBackbone(GenerativeNetworks.Create(spec));
        other.Network.load_state_dict(_backbone.Network.state_dict());
        other.Standardise(tensor([.. features.SelectMany(row => row)], [features.Count, features[0].Length]));
        other.save(path);
    }

    public void Dispose() => _backbone.Dispose();

    private Tensor Normalised(byte[][] pictures)
    {
        var (plane, mean, std) = (Spec.Side * Spec.Side, Card.Input.Mean!, Card.Input.Std!);
        var pixels = new float[pictures.Length * Spec.Channels * plane];
        for (var i = 0; i < pixels.Length; i++)
        {
            var channel = i / plane % Spec.Channels;
            pixels[i] = ((pictures[i / (Spec.Channels * plane)][i % (Spec.Channels * plane)] / 255f) - mean[channel]) / std[channel];
        }

        return tensor(pixels, [pictures.Length, Spec.Channels, Spec.Side, Spec.Side]);
    }
}
