using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary>A backbone that libtorch computes, from a module of ours or a TorchScript file. The first inference, which sets up libtorch's kernels, is done when the constructor returns.</summary>
internal sealed class TorchBackbone : IBackbone
{
    private readonly nn.IModule<Tensor, Tensor> _model;
    private readonly IDisposable _owner;
    private readonly Device _device;

    /// <param name="spec">What the model expects and gives.</param>
    /// <param name="model">(N, channels, height, width) to (N, embedding); in evaluation mode and on the device.</param>
    /// <param name="owner">Disposed with the backbone.</param>
    /// <param name="device">Where the model lives.</param>
    public TorchBackbone(BackboneSpec spec, nn.IModule<Tensor, Tensor> model, IDisposable owner, Device device)
    {
        BackboneSpecRules.Require(spec);
        Spec = spec;
        _model = model;
        _owner = owner;
        _device = device;
        Embed(new float[spec.Channels * spec.InputHeight * spec.InputWidth], 1, new float[spec.EmbeddingSize]);
    }

    /// <inheritdoc />
    public BackboneSpec Spec { get; }

    /// <inheritdoc />
    public void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings)
    {
        var length = Spec.Channels * Spec.InputHeight * Spec.InputWidth;
        if (count < 1 || images.Length != count * length || embeddings.Length != count * Spec.EmbeddingSize)
        {
            throw new ArgumentException(
                $"{count} image(s) need {count * length} numbers in and {count * Spec.EmbeddingSize} out; the buffers hold {images.Length} and {embeddings.Length}.");
        }

        Run(images, count).CopyTo(embeddings);
        UnitLength.Apply(embeddings, Spec.EmbeddingSize);
    }

    public void Dispose() => _owner.Dispose();

    private float[] Run(ReadOnlySpan<float> images, int count)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var input = empty([count, Spec.Channels, Spec.InputHeight, Spec.InputWidth]);
        MemoryMarshal.AsBytes(images).CopyTo(input.bytes);
        var output = _model.call(_device.type == DeviceType.CPU ? input : input.to(_device));
        var host = output.to(ScalarType.Float32).cpu().contiguous();
        if (host.dim() != 2 || host.shape[0] != count || host.shape[1] != Spec.EmbeddingSize)
        {
            throw new InvalidDataException(
                $"Backbone {Spec.Name} gave ({string.Join(", ", host.shape)}) numbers for {count} image(s); expected ({count}, {Spec.EmbeddingSize}).");
        }

        return MemoryMarshal.Cast<byte, float>(host.bytes).ToArray();
    }
}
