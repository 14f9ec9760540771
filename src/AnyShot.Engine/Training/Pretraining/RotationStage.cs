using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>First stage: every image in its four rotations, classified by class and by rotation; the two cross-entropies are added.</summary>
internal static class RotationStage
{
    /// <summary>Adds the gradients of one batch.</summary>
    /// <param name="network">In training mode.</param>
    /// <param name="images">(B, C, side, side).</param>
    /// <param name="labels">(B) int64.</param>
    public static StepLoss Backward(PretrainingNetwork network, Tensor images, Tensor labels)
    {
        using var scope = NewDisposeScope();
        var features = network.Backbone.call(Rotation.Four(images));
        var classes = functional.cross_entropy(network.Classes.call(features), labels.repeat(Rotation.Count));
        var rotations = functional.cross_entropy(network.Rotations.call(features), Rotation.Labels(labels.shape[0], labels.device));
        (classes + rotations).backward();
        return new StepLoss(classes.item<float>(), rotations.item<float>());
    }
}
