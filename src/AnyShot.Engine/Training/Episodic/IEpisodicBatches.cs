using AnyShot.Engine.Episodes;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Episodes as input of a network. Used by one thread at a time.</summary>
internal interface IEpisodicBatches
{
    /// <returns>float32 (shots, then queries; shape of an input), in the scope of the caller; the same for a step whenever it is made.</returns>
    Tensor Make(int step, Episode episode);
}
