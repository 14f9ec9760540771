using AnyShot.Engine.Clip.Weights;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>
/// Self-attention and a perceptron of two layers, each behind a layer normalisation and added to its input (Vaswani et al., "Attention Is All You Need", 2017,
/// with the normalisation before, as in GPT-2).
/// </summary>
internal sealed class ClipTransformerBlock : Module
{
    private const double QuickGeluSlope = 1.702;

    private readonly LayerNormalization _attentionNorm;
    private readonly LinearLayer _attentionIn;
    private readonly LinearLayer _attentionOut;
    private readonly LayerNormalization _hiddenNorm;
    private readonly LinearLayer _hiddenIn;
    private readonly LinearLayer _hiddenOut;
    private readonly ClipActivation _activation;
    private readonly long _heads;

    /// <param name="weights">Holds ln_1, attn, ln_2 and mlp.</param>
    /// <param name="width">Numbers of a token.</param>
    /// <param name="heads">Divides the width.</param>
    /// <param name="activation">Of the perceptron.</param>
    public ClipTransformerBlock(ClipWeights weights, long width, long heads, ClipActivation activation)
        : base(nameof(ClipTransformerBlock))
    {
        var hidden = weights.Size("mlp.c_fc.weight", 0);
        _heads = heads;
        _activation = activation;
        _attentionNorm = new LayerNormalization(weights.At("ln_1"), width);
        _attentionIn = new LinearLayer(weights.At("attn"), "in_proj_weight", "in_proj_bias", width, 3 * width);
        _attentionOut = new LinearLayer(weights.At("attn.out_proj"), width, width);
        _hiddenNorm = new LayerNormalization(weights.At("ln_2"), width);
        _hiddenIn = new LinearLayer(weights.At("mlp.c_fc"), width, hidden);
        _hiddenOut = new LinearLayer(weights.At("mlp.c_proj"), hidden, width);
        RegisterComponents();
    }

    /// <param name="tokens">(N, length, width).</param>
    /// <param name="mask">(length, length), added to the attention scores; null where every token sees all.</param>
    /// <returns>(N, length, width).</returns>
    public Tensor Forward(Tensor tokens, Tensor? mask)
    {
        using var scope = NewDisposeScope();
        var attended = tokens + Attention(_attentionNorm.call(tokens), mask);
        return (attended + _hiddenOut.call(Activate(_hiddenIn.call(_hiddenNorm.call(attended))))).MoveToOuterDisposeScope();
    }

    private Tensor Attention(Tensor tokens, Tensor? mask)
    {
        var (count, length, width) = (tokens.shape[0], tokens.shape[1], tokens.shape[2]);
        var parts = _attentionIn.call(tokens).view(count, length, 3, _heads, width / _heads).permute(2, 0, 3, 1, 4).unbind(0);
        var scores = (parts[0] * Math.Pow((double)width / _heads, -0.5)).matmul(parts[1].transpose(-2, -1));
        var shares = functional.softmax(mask is null ? scores : scores + mask, -1);
        return _attentionOut.call(shares.matmul(parts[2]).transpose(1, 2).reshape(count, length, width));
    }

    private Tensor Activate(Tensor hidden) => _activation == ClipActivation.QuickGelu ? hidden * (hidden * QuickGeluSlope).sigmoid() : functional.gelu(hidden);
}
