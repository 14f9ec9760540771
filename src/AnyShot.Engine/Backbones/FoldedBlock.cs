using static TorchSharp.torch;

namespace AnyShot.Engine.Backbones;

/// <summary><see cref="MiniBlock"/> for inference. Works in place where it can. Owns its convolutions.</summary>
internal sealed class FoldedBlock(FoldedConvolution first, FoldedConvolution second, FoldedConvolution? shortcut) : IDisposable
{
    /// <param name="maps">(N, in, H, W); disposed.</param>
    public Tensor Apply(Tensor maps)
    {
        using (maps)
        {
            using var hidden = first.Apply(maps).relu_();
            var result = second.Apply(hidden);
            using var around = shortcut?.Apply(maps);
            return result.add_(around ?? maps).relu_();
        }
    }

    public void To(ScalarType type, Device device)
    {
        first.To(type, device);
        second.To(type, device);
        shortcut?.To(type, device);
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
        shortcut?.Dispose();
    }
}
