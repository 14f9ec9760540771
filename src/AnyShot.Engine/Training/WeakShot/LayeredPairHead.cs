using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>
/// Says how similar two images are from their features phi: layers over [phi_i ; phi_j] that end in two logits, "other class" and "same class". Type 4: 2w, w (the relation feature), w, 2 outputs;
/// type 2: 4w (the relation feature), 2. The first layer is W [phi_i ; phi_j] = W1 phi_i + W2 phi_j: both halves are computed once an image and added for each pair, which is exact.
/// </summary>
internal sealed class LayeredPairHead : PairHead
{
    private const int ChannelsPerGroup = 16;

    /// <summary>Numbers in the widest layer of one chunk of pairs.</summary>
    private const long LargestChunk = 4 << 20;

    private readonly Linear _left;
    private readonly Linear _right;
    private readonly Sequential _relation;
    private readonly Sequential _answer;
    private readonly int _widest;

    /// <param name="inputs">Numbers in a feature.</param>
    /// <param name="width">w, a multiple of 16. Published: as many as the feature has.</param>
    /// <param name="type">4 or 2.</param>
    /// <param name="norm">What normalises the layers.</param>
    public LayeredPairHead(int inputs, int width, int type, PairNorm norm)
        : base(nameof(LayeredPairHead))
    {
        if (type is not (2 or 4) || width < ChannelsPerGroup || width % ChannelsPerGroup != 0)
        {
            throw new ArgumentException($"A layered pair head has type 2 or 4 and a width that is a multiple of {ChannelsPerGroup}, not type {type} and width {width}.");
        }

        _widest = type == 4 ? 2 * width : 4 * width;
        RelationSize = type == 4 ? width : _widest;
        _left = Linear(inputs, _widest);
        _right = Linear(inputs, _widest, hasBias: false);
        _relation = type == 4
            ? Sequential(Norm(norm, _widest), ReLU(), Linear(_widest, width), Norm(norm, width), ReLU())
            : Sequential(Norm(norm, _widest), ReLU());
        _answer = type == 4 ? Sequential(Linear(width, width), Norm(norm, width), ReLU(), Linear(width, 2)) : Sequential(Linear(_widest, 2));
        RegisterComponents();
    }

    /// <inheritdoc />
    public override int RelationSize { get; }

    /// <summary>Features that have passed the first layer, each once for its half.</summary>
    public long FirstLayerRows { get; private set; }

    /// <summary>The first layer's halves: weights (outputs, inputs) of phi_i and phi_j, and the bias.</summary>
    internal (Tensor Left, Tensor Right, Tensor Bias) FirstLayer => (_left.weight, _right.weight, _left.bias!);

    /// <summary>What follows the first layer, (pairs, outputs of the first) to (pairs, 2).</summary>
    internal Tensor Rest(Tensor first) => _answer.call(_relation.call(first));

    /// <inheritdoc />
    public override Tensor Relation(Tensor features)
    {
        var count = features.shape[0];
        var (left, right) = Halves(features, features);
        var pairs = (left.unsqueeze(1) + right.unsqueeze(0)).reshape(count * count, _widest);
        return _relation.call(pairs.index_select(0, OffDiagonal(count)));
    }

    /// <inheritdoc />
    public override Tensor Answer(Tensor relation) => _answer.call(relation);

    /// <inheritdoc />
    public override float[] Similarity(Tensor rows, Tensor columns)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var (n, m) = ((int)rows.shape[0], (int)columns.shape[0]);
        var (left, right) = Halves(rows, columns);
        var similarity = new float[n * m];
        var step = (int)Math.Max(1, LargestChunk / ((long)m * _widest));
        for (var from = 0; from < n; from += step)
        {
            using var chunk = NewDisposeScope();
            var taken = Math.Min(step, n - from);
            var pairs = (left.narrow(0, from, taken).unsqueeze(1) + right.unsqueeze(0)).reshape((long)taken * m, _widest);
            var same = Rest(pairs).softmax(1).narrow(1, 1, 1).contiguous();
            same.data<float>().ToArray().CopyTo(similarity, from * m);
        }

        return similarity;
    }

    private (Tensor Left, Tensor Right) Halves(Tensor rows, Tensor columns)
    {
        FirstLayerRows += rows.shape[0] + columns.shape[0];
        return (_left.call(rows), _right.call(columns));
    }

    private static Module<Tensor, Tensor> Norm(PairNorm norm, int size) => norm == PairNorm.Group ? GroupNorm(size / ChannelsPerGroup, size) : BatchNorm1d(size);
}
