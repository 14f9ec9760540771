using AnyShot.Engine.Backbones;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>
/// The squared distance to the weights that the network has now (Li, Grandvalet and Davoine, "Explicit Inductive Bias for Transfer Learning with Convolutional Networks", 2018).
/// </summary>
internal sealed class WeightAnchor : ITuningPenalty
{
    private readonly Parameter[] _parameters;
    private readonly Tensor[] _anchors;
    private readonly double _weight;

    /// <param name="network">On its device; a copy of its weights belongs to the scope of the caller.</param>
    /// <param name="weight">0 or more.</param>
    public WeightAnchor(FeatureNetwork network, double weight)
    {
        _parameters = [.. network.parameters()];
        _anchors = [.. _parameters.Select(parameter => parameter.detach().clone())];
        _weight = weight;
    }

    public Tensor Of(Tensor images, Tensor features)
    {
        using var scope = NewDisposeScope();
        var distance = zeros(1, device: features.device);
        for (var i = 0; i < _parameters.Length; i++)
        {
            distance += (_parameters[i] - _anchors[i]).square().sum();
        }

        return (distance.sum() * _weight).MoveToOuterDisposeScope();
    }
}
