using AnyShot.Engine.Backbones;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>What is trained: the backbone, and on its features a classifier of the base classes and one of the four rotations.</summary>
internal sealed class PretrainingNetwork : Module
{
    private readonly FeatureNetwork _backbone;
    private readonly CosineHead _classes;
    private readonly Linear _rotations;

    /// <param name="backbone">Belongs to this from now on.</param>
    /// <param name="classes">Base classes.</param>
    public PretrainingNetwork(FeatureNetwork backbone, int classes)
        : base(nameof(PretrainingNetwork))
    {
        _backbone = backbone;
        _classes = new CosineHead(backbone.FeatureSize, classes);
        _rotations = Linear(backbone.FeatureSize, Rotation.Count);
        RegisterComponents();
    }

    public FeatureNetwork Backbone => _backbone;

    public CosineHead Classes => _classes;

    public Linear Rotations => _rotations;

    /// <summary>The second stage learns the rotations anew.</summary>
    public void RestartRotations()
    {
        using var gradients = no_grad();
        var bound = 1 / Math.Sqrt(_backbone.FeatureSize);
        init.uniform_(_rotations.weight, -bound, bound);
        init.uniform_(_rotations.bias!, -bound, bound);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _backbone.Dispose();
            _classes.Dispose();
            _rotations.Dispose();
        }

        base.Dispose(disposing);
    }
}
