using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>Backbones from TorchScript files, as <c>torch.jit.trace</c> or <c>torch.jit.script</c> save them.</summary>
internal static class TorchScriptModel
{
    /// <param name="path">TorchScript file; the JSON lies beside it under the same name.</param>
    /// <param name="name">Name of the backbone.</param>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged, or the model gives no embedding.</exception>
    public static IBackbone Load(string path, string name, Device device)
    {
        var revision = ModelFile.Revision(path);
        var inputPath = Path.ChangeExtension(path, ".json");
        var input = ModelFile.ReadJson(inputPath, "JSON beside the model", ModelJson.Default.BackboneInput);
        var spec = input.ToSpec(inputPath, name, revision, embeddingSize: 1);
        jit.ScriptModule<Tensor, Tensor>? model = null;
        try
        {
            model = jit.load<Tensor, Tensor>(path, device.type, device.index);
            model.eval();
            return new TorchBackbone(spec with { EmbeddingSize = Probe(spec, model, device) }, model, model, device);
        }
        catch (Exception error)
        {
            model?.Dispose();
            if (error is InvalidDataException)
            {
                throw;
            }

            throw new InvalidDataException($"{path} is not a TorchScript model that runs here: {FirstLine(error.Message)}", error);
        }
    }

    /// <summary>The embedding's length, which only the model knows.</summary>
    private static int Probe(BackboneSpec spec, jit.ScriptModule<Tensor, Tensor> model, Device device)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var output = model.call(zeros([1, spec.Channels, spec.InputHeight, spec.InputWidth], device: device));
        return output.dim() == 2 && output.shape[0] == 1 && output.shape[1] is >= 1 and <= BackboneSpecRules.LargestEmbedding
            ? (int)output.shape[1]
            : throw new InvalidDataException(
                $"Backbone {spec.Name} gave ({string.Join(", ", output.shape)}) numbers for one image; an embedding of shape (1, 1 to {BackboneSpecRules.LargestEmbedding}) is needed.");
    }

    private static string FirstLine(string message) => message.AsSpan().IndexOf('\n') is var end and >= 0 ? message[..end] : message;
}
