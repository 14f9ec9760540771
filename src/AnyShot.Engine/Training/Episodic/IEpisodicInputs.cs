using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>What an episodic training gives its network: pictures, or embeddings of a backbone that is taken as it is.</summary>
internal interface IEpisodicInputs
{
    /// <summary>Shape of one input.</summary>
    long[] Shape { get; }

    /// <summary>Inputs of episodes of training images.</summary>
    /// <param name="images">Those that the episodes number.</param>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    IEpisodicBatches Batches(IReadOnlyList<LabelledImage> images);

    /// <summary>Inputs as the finished model will have them, one an image.</summary>
    /// <inheritdoc cref="Batches" path="/exception"/>
    float[][] Plain(IReadOnlyList<LabelledImage> images);
}
