using System.Numerics.Tensors;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Learners.Streaming;

/// <summary>
/// Class centres among attention rows. A centre is a weighted sum of labelled rows and of parts in the window, and only its weights are kept: its products
/// with the parts and its length follow from the products of the rows. Room is kept between uses; not for several threads at once.
/// </summary>
internal sealed class GraphCentres
{
    private AlignedFloats _labelled;
    private AlignedFloats _along;
    private AlignedFloats _windowWeights;
    private AlignedFloats _moved;
    private float[] _labelledSquares = [];
    private float[] _labelledWeights = [];
    private float[] _shares = [];
    private float[] _squares = [];
    private int _stride;

    /// <summary>Centres become the weighted means of their labelled rows.</summary>
    /// <param name="problem">Embedded with the blocks as its classes.</param>
    /// <param name="blocks">What the blocks are.</param>
    public void Start(CentreProblem problem, ClassBlocks blocks)
    {
        _stride = problem.Stride;
        if (_squares.Length < blocks.Classes)
        {
            _labelledSquares = new float[blocks.Classes];
            _labelledWeights = new float[blocks.Classes];
            _shares = new float[blocks.Classes];
            _squares = new float[blocks.Classes];
        }

        var labelled = _labelled.Take(blocks.Classes * _stride);
        var along = _along.Take(labelled.Length);
        _windowWeights.Take(labelled.Length).Clear();
        _moved.Take(_stride);
        labelled.Clear();
        for (var c = 0; c < blocks.Classes; c++)
        {
            var (shots, synthetic, share) = (blocks.Shots[c], blocks.Synthetic[c], blocks.SyntheticShare(c));
            var sum = Row(labelled, c);
            var square = 0f;
            if (shots >= 0)
            {
                TensorPrimitives.Add(sum, Row(problem.LabelledProducts, shots), sum);
                square += problem.LabelledSquares[shots];
            }

            if (synthetic >= 0)
            {
                TensorPrimitives.MultiplyAdd(Row(problem.LabelledProducts, synthetic), share, sum, sum);
                square += share * share * problem.LabelledSquares[synthetic];
            }

            if (shots >= 0 && synthetic >= 0)
            {
                square += 2 * share * problem.SumsProduct(shots, synthetic);
            }

            _labelledSquares[c] = square;
            _labelledWeights[c] = blocks.Weight(c);
            _shares[c] = 1 / blocks.Weight(c);
            _squares[c] = square * _shares[c] * _shares[c];
            TensorPrimitives.Multiply(sum, _shares[c], Row(along, c));
        }
    }

    /// <summary>Squared distance of a part to a centre.</summary>
    public float Squared(CentreProblem problem, int c, int part) =>
        Math.Max(0, problem.QueryProducts[(part * _stride) + part] + _squares[c] - (2 * _along.Span((c + 1) * _stride)[(c * _stride) + part]));

    /// <summary>Moves a centre a step towards the mean of its labelled rows and of the parts that were given to it.</summary>
    /// <param name="problem">As in <see cref="Start"/>.</param>
    /// <param name="c">Class.</param>
    /// <param name="weights">Weight of each part in the class, in shots.</param>
    /// <param name="step">Share of the way, 0 to 1.</param>
    public void Move(CentreProblem problem, int c, ReadOnlySpan<float> weights, float step)
    {
        var pull = step / (_labelledWeights[c] + TensorPrimitives.Sum(weights));
        var own = Row(_windowWeights.Span((c + 1) * _stride), c)[..weights.Length];
        TensorPrimitives.Multiply(own, 1 - step, own);
        TensorPrimitives.MultiplyAdd(weights, pull, own, own);
        _shares[c] = ((1 - step) * _shares[c]) + pull;

        var moved = _moved.Span(_stride);
        moved.Clear();
        for (var part = 0; part < own.Length; part++)
        {
            if (own[part] != 0)
            {
                TensorPrimitives.MultiplyAdd(Row(problem.QueryProducts, part), own[part], moved, moved);
            }
        }

        var share = _shares[c];
        var labelled = Row(_labelled.Span((c + 1) * _stride), c);
        TensorPrimitives.MultiplyAdd(labelled, share, moved, Row(_along.Span((c + 1) * _stride), c));
        _squares[c] = (share * share * _labelledSquares[c])
            + (2 * share * TensorPrimitives.Dot<float>(own, labelled[..own.Length])) + TensorPrimitives.Dot<float>(own, moved[..own.Length]);
    }

    private Span<float> Row(Span<float> matrix, int row) => matrix.Slice(row * _stride, _stride);
}
