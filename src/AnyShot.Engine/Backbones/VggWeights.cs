using AnyShot.Engine.Clip.Weights;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>Weights for a <see cref="VggNetwork"/> from a model folder of ours or from a state dictionary with torchvision's names.</summary>
internal static class VggWeights
{
    /// <summary>Of the classifier of ImageNet, which is not taken.</summary>
    private const string LastLayer = "classifier.6.";

    /// <param name="network">Receives the weights; unchanged when they do not fit.</param>
    /// <param name="path">A model folder, or a file: <c>.safetensors</c>, or what <c>torch.save</c> writes since PyTorch 1.6.</param>
    /// <exception cref="InvalidDataException">There is no such file, or it is of another network; one sentence names file and tensor.</exception>
    public static void Load(VggNetwork network, string path)
    {
        if (Directory.Exists(path))
        {
            LoadFolder(network, path);
            return;
        }

        using var file = WeightFile.Open(path);
        using var scope = NewDisposeScope();
        var own = network.state_dict();
        foreach (var (name, tensor) in own.Where(entry => IsWeight(entry.Key)))
        {
            var shape = file.Shape(name) ?? throw new InvalidDataException($"{path} lacks the tensor {name} of {network.GetName()}; it takes the names of torchvision.");
            if (!shape.SequenceEqual(tensor.shape))
            {
                throw new InvalidDataException($"{path}: the tensor {name} has the shape ({string.Join(", ", shape)}), and {network.GetName()} with {network.Channels} channel(s) has ({string.Join(", ", tensor.shape)}).");
            }
        }

        if (file.Names.FirstOrDefault(name => !own.ContainsKey(name) && !name.StartsWith(LastLayer, StringComparison.Ordinal)) is { } other)
        {
            throw new InvalidDataException($"{path} has the tensor {other}, which {network.GetName()} does not have; it is of another network.");
        }

        // All is read before any is taken.
        var read = own.ToDictionary(entry => entry.Key, entry => IsWeight(entry.Key) ? file.Read(entry.Key) : entry.Value);
        network.load_state_dict(read);
    }

    /// <summary>The counter of batches has no say in what the network gives, and older files lack it.</summary>
    private static bool IsWeight(string name) => !name.EndsWith(".num_batches_tracked", StringComparison.Ordinal);

    private static void LoadFolder(VggNetwork network, string folder)
    {
        var cardFile = Path.Combine(folder, BackboneFactory.CardFile);
        var card = ModelFile.ReadJson(cardFile, "model card", ModelJson.Default.ModelCard);
        if (card.Training?.Architecture != network.GetName() || card.Input.Channels != network.Channels)
        {
            throw new InvalidDataException($"{cardFile} is of {card.Training?.Architecture ?? card.Network} with {card.Input.Channels} channel(s), not of {network.GetName()} with {network.Channels}.");
        }

        var weights = Path.Combine(folder, BackboneFactory.WeightsFile);
        try
        {
            network.load(weights);
        }
        catch (Exception error)
        {
            throw new InvalidDataException($"{weights} is damaged or not made for this version: {error.Message}", error);
        }
    }
}
