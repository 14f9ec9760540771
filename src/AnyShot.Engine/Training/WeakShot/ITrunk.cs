using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Gives features of images by their place in the training's list. Features have the length sqrt(d), so that their numbers are of size 1.</summary>
internal interface ITrunk
{
    /// <summary>d, numbers in a feature.</summary>
    int Size { get; }

    /// <summary>What is trained; null where the features are fixed.</summary>
    nn.Module? Network { get; }

    /// <summary>For a training step: images are varied where the trunk is trained. (B, d), with gradient there.</summary>
    /// <param name="images">Places.</param>
    /// <param name="draw">Decides the variation.</param>
    Tensor Varied(int[] images, ulong draw);

    /// <summary>As an agent would see them, without gradient. (B, d).</summary>
    /// <param name="images">Places.</param>
    Tensor Plain(int[] images);
}
