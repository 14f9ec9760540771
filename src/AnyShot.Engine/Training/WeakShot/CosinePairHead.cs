using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>
/// Type 1: the chance is a logistic function of the cosine, 1 / (1 + exp(-(a cos + b))). Two numbers to learn, so that what base classes teach holds for classes of quite another kind, where the
/// layers of the published head know nothing.
/// </summary>
internal sealed class CosinePairHead : PairHead
{
    /// <summary>Brings the cosine to a size at which both numbers learn at one rate.</summary>
    private const double Scale = 10;
    private const double FirstBias = -5;

    private readonly Linear _answer;

    public CosinePairHead()
        : base(nameof(CosinePairHead))
    {
        _answer = Linear(Parameter(ones(1, 1)), Parameter(full([1], FirstBias)));
        RegisterComponents();
    }

    /// <inheritdoc />
    public override int RelationSize => 1;

    /// <inheritdoc />
    public override Tensor Relation(Tensor features) => Cosines(features, features).reshape(-1, 1).index_select(0, OffDiagonal(features.shape[0]));

    /// <inheritdoc />
    public override Tensor Answer(Tensor relation)
    {
        var same = _answer.call(relation);
        return cat([zeros_like(same), same], 1);
    }

    /// <inheritdoc />
    public override float[] Similarity(Tensor rows, Tensor columns)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        return _answer.call(Cosines(rows, columns).reshape(-1, 1)).sigmoid().contiguous().data<float>().ToArray();
    }

    private static Tensor Cosines(Tensor rows, Tensor columns) => functional.normalize(rows).matmul(functional.normalize(columns).transpose(0, 1)) * Scale;
}
