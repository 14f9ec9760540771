using AnyShot.Engine.Clip.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>Attention over the places of the last maps, asked by their mean: (N, width, side, side) to (N, d).</summary>
internal sealed class ClipAttentionPool : Module<Tensor, Tensor>
{
    private readonly Parameter _positions;
    private readonly LinearLayer _query;
    private readonly LinearLayer _key;
    private readonly LinearLayer _value;
    private readonly LinearLayer _projection;
    private readonly long _width;
    private readonly long _heads;

    /// <param name="weights">Holds positional_embedding, q_proj, k_proj, v_proj and c_proj.</param>
    /// <param name="width">Maps.</param>
    /// <param name="heads">Divides the width.</param>
    /// <param name="places">Places of a map.</param>
    /// <param name="size">d.</param>
    public ClipAttentionPool(ClipWeights weights, long width, long heads, long places, long size)
        : base(nameof(ClipAttentionPool))
    {
        (_width, _heads) = (width, heads);
        _positions = weights.Take("positional_embedding", places + 1, width);
        _query = new LinearLayer(weights.At("q_proj"), width, width);
        _key = new LinearLayer(weights.At("k_proj"), width, width);
        _value = new LinearLayer(weights.At("v_proj"), width, width);
        _projection = new LinearLayer(weights.At("c_proj"), width, size);
        RegisterComponents();
    }

    public override Tensor forward(Tensor maps)
    {
        using var scope = NewDisposeScope();
        var count = maps.shape[0];
        var places = maps.flatten(2).transpose(1, 2);
        var tokens = cat([places.mean([1], keepdim: true), places], 1) + _positions;
        var query = Heads(_query.call(tokens.narrow(1, 0, 1)) * Math.Pow((double)_width / _heads, -0.5), count);
        var shares = functional.softmax(query.matmul(Heads(_key.call(tokens), count).transpose(-2, -1)), -1);
        var mixed = shares.matmul(Heads(_value.call(tokens), count)).reshape(count, _width);
        return _projection.call(mixed).MoveToOuterDisposeScope();
    }

    /// <summary>(N, length, width) to (N, heads, length, width / heads).</summary>
    private Tensor Heads(Tensor tokens, long count) => tokens.view(count, -1, _heads, _width / _heads).transpose(1, 2);
}
