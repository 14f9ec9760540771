using AnyShot.Engine.Learners;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>
/// d to 256, ReLU, dropout 0.4, 256 to classes, over features of unit length times the root of d: the numbers are then of the size of 1, and the model folder's classifier,
/// which takes unit length, has the factor in its first layer.
/// </summary>
internal sealed class ClassifierHead : Module<Tensor, Tensor>
{
    private const int Hidden = 256;
    private const double DropoutShare = 0.4;

    private readonly Linear _first;
    private readonly Dropout _dropout;
    private readonly Linear _second;
    private readonly double _scale;

    public ClassifierHead(int size, int classes)
        : base(nameof(ClassifierHead))
    {
        _scale = Math.Sqrt(size);
        _first = Linear(size, Hidden);
        _dropout = Dropout(DropoutShare);
        _second = Linear(Hidden, classes);
        RegisterComponents();
    }

    /// <param name="features">(N, d), of any length.</param>
    /// <returns>(N, classes) logits.</returns>
    public override Tensor forward(Tensor features)
    {
        using var scope = NewDisposeScope();
        var unit = functional.normalize(features) * _scale;
        return _second.call(_dropout.call(functional.relu(_first.call(unit)))).MoveToOuterDisposeScope();
    }

    /// <summary>The same classifier for embeddings of unit length.</summary>
    /// <param name="temperature">Divides the logits, above 0: moves no answer, but what the probabilities say.</param>
    public TrainedHead ToTrainedHead(double temperature)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        return new TrainedHead([new HeadLayer(Values(_first.weight * _scale), Values(_first.bias!)), new HeadLayer(Values(_second.weight / temperature), Values(_second.bias! / temperature))]);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _first.Dispose();
            _dropout.Dispose();
            _second.Dispose();
        }

        base.Dispose(disposing);
    }

    private static float[] Values(Tensor tensor) => tensor.cpu().contiguous().data<float>().ToArray();
}
