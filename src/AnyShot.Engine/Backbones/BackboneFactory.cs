using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>Makes the backbone that a configuration names.</summary>
public static class BackboneFactory
{
    public const string BuiltinVirtualLine = "builtin:virtual-line";
    public const string TorchScriptPrefix = "torchscript:";

    /// <summary>Name of the weights in a model folder of ours.</summary>
    public const string WeightsFile = "model.weights";

    /// <summary>Name of the card in a model folder of ours.</summary>
    public const string CardFile = "card.json";

    /// <summary>Makes a backbone and runs it once, so that it is ready when this returns.</summary>
    /// <param name="backbone"><c>builtin:virtual-line</c>, or <c>torchscript:PATH</c> with a JSON of the same name beside it (see <see cref="BackboneInput"/>).</param>
    /// <param name="device"><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>.</param>
    /// <param name="threads">Threads of the tensor library for the whole process, 0 leaves its default.</param>
    /// <param name="baseFolder">A relative path starts here.</param>
    /// <exception cref="InvalidDataException">A name, file or value is wrong; one sentence says which.</exception>
    public static IBackbone Create(string backbone, string device, int threads, string baseFolder)
    {
        if (threads > 0)
        {
            set_num_threads(threads);
        }

        if (backbone == BuiltinVirtualLine)
        {
            return FromFolder(Path.Combine(AppContext.BaseDirectory, "models", "virtual-line"), backbone, ComputeDevice.Choose(device));
        }

        if (backbone.StartsWith(TorchScriptPrefix, StringComparison.Ordinal) && backbone.Length > TorchScriptPrefix.Length)
        {
            return TorchScriptModel.Load(Path.Combine(baseFolder, backbone[TorchScriptPrefix.Length..]), backbone, ComputeDevice.Choose(device));
        }

        throw new InvalidDataException($"Unknown backbone \"{backbone}\"; it is {BuiltinVirtualLine} or {TorchScriptPrefix}PATH.");
    }

    /// <summary>Reads a model folder that <c>anyshot train virtual-line</c> wrote.</summary>
    /// <exception cref="InvalidDataException">A file is missing or damaged.</exception>
    internal static IBackbone FromFolder(string folder, string name, Device device)
    {
        var weights = Path.Combine(folder, WeightsFile);
        var cardPath = Path.Combine(folder, CardFile);
        var card = ModelFile.ReadJson(cardPath, "model card", ModelJson.Default.ModelCard);
        var spec = card.Input.ToSpec(cardPath, name, ModelFile.Revision(weights), card.EmbeddingSize);
        var network = new SmallResNet();
        try
        {
            network.load(weights);
            network.eval();
            network.to(device);
            return new TorchBackbone(spec, network, network, device);
        }
        catch (Exception error)
        {
            network.Dispose();
            throw new InvalidDataException($"{weights} is damaged or not made for this version: {error.Message}", error);
        }
    }
}
