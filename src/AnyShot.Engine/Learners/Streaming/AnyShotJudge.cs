using System.Numerics.Tensors;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Learners.Streaming;

/// <summary>
/// The any-shot learner at work on one stream. Keeps the similarities of labelled rows and window; a new part changes one row and one column of them.
/// All room is taken when it is made. Not for several threads at once.
/// </summary>
/// <remarks>
/// Plan of <see cref="Update"/>: (1) take in what the window got since, (2) embed labelled rows and window in the graph, (3) assign the window to the classes and move the
/// centres, in turn, (4) learn the mix of classes. Fewer than <see cref="FewestParts"/> parts, or a graph that the shots do not vouch for, leave (1): every part is then
/// judged by itself.
/// </remarks>
internal sealed class AnyShotJudge : IStreamJudge
{
    /// <summary>With fewer parts in the window each of them is judged by itself.</summary>
    public const int FewestParts = 15;

    /// <summary>From so many parts on the mix of classes in the window has its full say.</summary>
    private const float ManyParts = 45;
    private const double LargestExponent = 0.5;
    private const float MixRate = 0.1f;
    private const float SmallestShare = 0.01f;

    /// <summary>What a part weighs in a class's centre beside a shot, when its class is certain.</summary>
    private const float PartWeight = 0.3f;
    private const int Rounds = 10;
    private const float Step = 0.2f;
    private const double Tolerance = 1e-4;
    private const int MostSweeps = 30;

    private readonly AnyShotLearner _learner;
    private readonly RecentEmbeddings _recent;
    private readonly LabelledRows _labelled;
    private readonly float[] _rows;
    private readonly float[] _products;
    private readonly int _stride;
    private readonly float[] _costs;
    private readonly float[] _similarities;
    private readonly float[] _novelties;
    private readonly float[] _mix;
    private readonly float[] _totals;
    private readonly float[] _weights;
    private readonly NeighbourGraph _graph = new();
    private readonly AttentionRows _attention = new();
    private readonly CentreProblem _problem = new();
    private readonly GraphCentres _centres = new();
    private readonly TransportPlan _plan = new();
    private long _taken;
    private bool _isMixKnown;
    private bool _isPlanned;

    public AnyShotJudge(AnyShotLearner learner, RecentEmbeddings recent)
    {
        if (recent.Size != learner.Size)
        {
            throw new ArgumentException($"The learner takes {learner.Size} numbers; the window holds embeddings of {recent.Size}.", nameof(recent));
        }

        (_learner, _recent, _labelled) = (learner, recent, learner.Labelled);
        _novelties = new float[recent.Capacity];
        _costs = new float[recent.Capacity * learner.Classes];
        _similarities = learner.Words is null ? [] : new float[_costs.Length];
        _mix = new float[learner.Classes];
        _totals = new float[learner.Classes];
        _weights = new float[recent.Capacity];
        _taken = recent.Added - recent.Count;
        (_rows, _products) = ([], []);
        if (learner.GraphWeight > 0)
        {
            _rows = new float[recent.Capacity * learner.Size];
            _stride = AlignedFloats.Padded(_labelled.Count + recent.Capacity);
            _products = new float[(_labelled.Count + recent.Capacity) * _stride];
            for (var i = 0; i < _labelled.Count; i++)
            {
                _labelled.Products.AsSpan(i * _labelled.Stride, _labelled.Count).CopyTo(_products.AsSpan(i * _stride));
            }
        }

        TakeIn();
    }

    /// <inheritdoc />
    public float JudgeNewest(Span<float> probabilities)
    {
        Update();
        var slot = _recent.SlotOf(_recent.Added - 1);
        Read(slot, probabilities);
        return _novelties[slot];
    }

    /// <summary>Judges the window as it is now.</summary>
    public void Update()
    {
        TakeIn();
        TakeOffBias();
        _isPlanned = _learner.GraphWeight > 0 && _recent.Count >= FewestParts;
        if (!_isPlanned)
        {
            return;
        }

        var rows = _labelled.Count + _recent.Count;
        _graph.Build(_products, rows, _stride, _learner.GraphOptions.Neighbours);
        _attention.Embed(_graph, _learner.GraphOptions, _labelled.Blocks.Labels, _labelled.Blocks.Count, _problem);
        _centres.Start(_problem, _labelled.Blocks);
        _plan.Prepare(_learner.Classes, _recent.Count);
        for (var round = 0; round < Rounds; round++)
        {
            Assign();
            Move();
        }

        Assign();
        LearnMix(MixRate);
    }

    /// <summary>The answer of the last <see cref="Update"/> for the part in a slot of the window; it may differ from the one that was given when the part was new.</summary>
    public void Read(int slot, Span<float> probabilities)
    {
        if (_isPlanned)
        {
            for (var c = 0; c < probabilities.Length; c++)
            {
                probabilities[c] = _plan.Plan[(c * _plan.Stride) + slot];
            }
        }
        else
        {
            TensorPrimitives.Negate(CostsOf(slot), probabilities);
            TensorPrimitives.SoftMax(probabilities, probabilities);
        }
    }

    private Span<float> CostsOf(int slot) => _costs.AsSpan(slot * _learner.Classes, _learner.Classes);

    private void TakeIn()
    {
        for (_taken = Math.Max(_taken, _recent.Added - _recent.Count); _taken < _recent.Added; _taken++)
        {
            var slot = _recent.SlotOf(_taken);
            _novelties[slot] = _learner.Measure(_recent[slot], CostsOf(slot));
            _learner.Words?.Similarities(_recent[slot], _similarities.AsSpan(slot * _learner.Classes, _learner.Classes));
            if (_learner.GraphWeight > 0)
            {
                _labelled.Centre(_recent[slot], _rows.AsSpan(slot * _learner.Size, _learner.Size));

                // The window fills slot by slot, so all slots up to this one hold a part.
                var held = (int)Math.Min(_taken + 1, _recent.Capacity);
                RowProducts.Update(new RowSet(_learner.Size, _labelled.Values, _rows.AsSpan(0, held * _learner.Size)), _labelled.Count + slot, _products, _stride);
            }
        }
    }

    /// <summary>Classes that are known in words alone are compared by what the window shows: all its parts anew, as the bias of each class moves with every part.</summary>
    private void TakeOffBias()
    {
        if (_learner.Words is not { } words)
        {
            return;
        }

        var bias = words.Of(_similarities.AsSpan(0, _recent.Count * _learner.Classes));
        for (var slot = 0; slot < _recent.Count; slot++)
        {
            var costs = CostsOf(slot);
            TensorPrimitives.Subtract(bias, _similarities.AsSpan(slot * costs.Length, costs.Length), costs);
            TensorPrimitives.Multiply(costs, 2 / _learner.Temperature, costs);
            TensorPrimitives.Subtract(costs, TensorPrimitives.Min<float>(costs), costs);
        }
    }

    /// <summary>
    /// The transport plan of window and classes: every part is assigned whole, the totals of the classes are drawn towards the estimated mix, the more the
    /// fuller the window is. Once the estimate has settled the mix pulls nowhere: a rare class is not made rarer.
    /// </summary>
    private void Assign()
    {
        var scores = _plan.Scores;
        for (var c = 0; c < _learner.Classes; c++)
        {
            for (var part = 0; part < _plan.Queries; part++)
            {
                scores[(c * _plan.Stride) + part] = -_costs[(part * _learner.Classes) + c] - (_learner.GraphWeight * _centres.Squared(_problem, c, part));
            }
        }

        if (!_isMixKnown)
        {
            // What the parts look like one by one: with equal totals a full window of good parts would push some of them into other classes.
            _plan.Solve(default, 0, Tolerance, MostSweeps);
            LearnMix(1);
            _isMixKnown = true;
        }

        TensorPrimitives.Multiply(_mix, _plan.Queries, _totals);
        _plan.Solve(_totals, LargestExponent * Math.Min(1, _plan.Queries / ManyParts), Tolerance, MostSweeps);
    }

    /// <summary>
    /// Moves each centre towards the parts that are clearly of its class, weighted by their lead over the runner-up. Parts that are torn between classes would add up to a pull of
    /// the commonest class on all centres, and parts that resemble none belong nowhere.
    /// </summary>
    private void Move()
    {
        for (var c = 0; c < _learner.Classes; c++)
        {
            var weights = _weights.AsSpan(0, _plan.Queries);
            for (var part = 0; part < weights.Length; part++)
            {
                weights[part] = _novelties[part] > 1 ? 0 : PartWeight * Lead(c, part);
            }

            _centres.Move(_problem, c, weights, Step);
        }
    }

    /// <summary>How far a class is ahead of the next one, 0 where it is not the first.</summary>
    private float Lead(int c, int part)
    {
        var plan = _plan.Plan;
        var own = plan[(c * _plan.Stride) + part];
        var other = 0f;
        for (var k = 0; k < _learner.Classes; k++)
        {
            other = k == c ? other : Math.Max(other, plan[(k * _plan.Stride) + part]);
        }

        return Math.Max(0, own - other);
    }

    private void LearnMix(float rate)
    {
        for (var c = 0; c < _mix.Length; c++)
        {
            _mix[c] = Math.Max(((1 - rate) * _mix[c]) + (rate * _plan.Totals[c] / _plan.Queries), SmallestShare / _mix.Length);
        }

        TensorPrimitives.Divide(_mix, TensorPrimitives.Sum<float>(_mix), _mix);
    }
}
