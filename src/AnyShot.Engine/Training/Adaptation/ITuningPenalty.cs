using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>What a tuning costs beside its episodes: how far the network has gone from what it was.</summary>
internal interface ITuningPenalty
{
    /// <param name="images">Of the episode, (n, channels, side, side).</param>
    /// <param name="features">What the network makes of them, (n, d).</param>
    /// <returns>A scalar, in the scope of the caller.</returns>
    Tensor Of(Tensor images, Tensor features);
}
