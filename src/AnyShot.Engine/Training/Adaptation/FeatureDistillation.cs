using AnyShot.Engine.Backbones;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// The squared distance of features to those of an older network, both at unit length, mean over the images (feature distillation against forgetting; Hou et al., "Learning a Unified Classifier
/// Incrementally via Rebalancing", 2019).
/// </summary>
/// <param name="older">In evaluation mode, on the device of the images; not trained.</param>
/// <param name="weight">0 or more.</param>
internal sealed class FeatureDistillation(FeatureNetwork older, double weight) : ITuningPenalty
{
    public Tensor Of(Tensor images, Tensor features)
    {
        using var scope = NewDisposeScope();
        Tensor before;
        using (no_grad())
        {
            before = nn.functional.normalize(older.call(images));
        }

        return ((nn.functional.normalize(features) - before).square().sum(1).mean() * weight).MoveToOuterDisposeScope();
    }
}
