using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>
/// Classifier by cosine with a learnt scale a class: logit = kappa g_c cos(v_c, x) (Chen et al., "A Closer Look at Few-shot Classification", 2019, with weight
/// normalisation). (N, d) to (N, classes).
/// </summary>
internal sealed class CosineHead : Module<Tensor, Tensor>
{
    private const float Shortest = 1e-5f;
    private const int ManyClasses = 200;

    /// <summary>Published: the length of the first v_c, about 0.6, from which the scale would need thousands of steps to grow. So the softmax can be sure from the start.</summary>
    private const double FirstScale = 5;

    private readonly double _kappa;
    private readonly Parameter _directions;
    private readonly Parameter _scales;

    public CosineHead(int featureSize, int classes)
        : base(nameof(CosineHead))
    {
        _kappa = classes <= ManyClasses ? 2 : 10;
        var bound = 1 / Math.Sqrt(featureSize);
        _directions = Parameter(empty(classes, featureSize).uniform_(-bound, bound));
        _scales = Parameter(full([classes], FirstScale));
        RegisterComponents();
    }

    public override Tensor forward(Tensor features)
    {
        using var scope = NewDisposeScope();
        var unit = features / (features.norm(1, keepdim: true) + Shortest);
        var weights = functional.normalize(_directions) * _scales.unsqueeze(1);
        return (unit.matmul(weights.t()) * _kappa).MoveToOuterDisposeScope();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _directions.Dispose();
            _scales.Dispose();
        }

        base.Dispose(disposing);
    }
}
