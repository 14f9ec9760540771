using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Measures the averaged weights on rendered scenes and watched photographs.</summary>
internal sealed class DualEncoderValidation(RenderedValidation rendered, IReadOnlyList<WatchedFolder> watched, ScalarType type)
{
    /// <param name="network">In evaluation mode.</param>
    /// <returns>Shares of right answers by name.</returns>
    public IReadOnlyDictionary<string, double> Measure(DualEncoderNetwork network)
    {
        using var image = network.Image.Fold().To(type, CPU);
        return rendered.Measure(image, network.Text, network.Traits).Concat(watched.SelectMany(folder => folder.Measure(image))).ToDictionary();
    }
}
