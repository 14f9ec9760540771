using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Pictures, varied in training.</summary>
internal sealed class PictureInputs(EpisodicOptions options, BackboneSpec spec) : IEpisodicInputs
{
    /// <inheritdoc />
    public long[] Shape => [spec.Channels, spec.InputHeight, spec.InputWidth];

    /// <inheritdoc />
    public IEpisodicBatches Batches(IReadOnlyList<LabelledImage> images) => new EpisodicBatches(options, images, spec);

    /// <inheritdoc />
    public float[][] Plain(IReadOnlyList<LabelledImage> images)
    {
        using var preprocessor = new ImagePreprocessor(spec);
        return ImageStore.Inputs(images, preprocessor, spec.Channels);
    }
}
