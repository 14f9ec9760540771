using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Edge.Inspection;

/// <summary>Embeds images of parts one by one, exactly as the inspection does. Used by one thread at a time; made by <see cref="Inspector.NewEmbedder"/>.</summary>
public sealed class PartEmbedder : IDisposable
{
    private readonly IBackbone _backbone;
    private readonly ImagePreprocessor _preprocessor;
    private readonly float[] _input;

    internal PartEmbedder(IBackbone backbone)
    {
        _backbone = backbone;
        _preprocessor = new ImagePreprocessor(backbone.Spec);
        _input = new float[_preprocessor.Length];
    }

    /// <param name="part">The inspected region: 8 bits with 1, 3 or 4 channels, not empty.</param>
    /// <returns>Its embedding; null when the model gives what is no number.</returns>
    /// <exception cref="OpenCVException">The image cannot be prepared.</exception>
    public float[]? Embed(Mat part)
    {
        var embedding = new float[_backbone.Spec.EmbeddingSize];
        _preprocessor.Prepare(part, _input);
        _backbone.Embed(_input, 1, embedding);
        return Array.TrueForAll(embedding, float.IsFinite) ? embedding : null;
    }

    public void Dispose() => _preprocessor.Dispose();
}
