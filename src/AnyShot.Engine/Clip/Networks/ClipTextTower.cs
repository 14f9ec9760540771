using AnyShot.Engine.Clip.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Clip.Networks;

/// <summary>The text half of a CLIP model: a transformer in which a token sees those before it, read at the end of the text.</summary>
internal sealed class ClipTextTower : Module
{
    private const int ShortestContext = 3;
    private const int LongestContext = 1024;

    private readonly Parameter _tokens;
    private readonly Parameter _positions;
    private readonly ClipTransformer _transformer;
    private readonly LayerNormalization _behind;
    private readonly Parameter _projection;
    private readonly Tensor _mask;

    private ClipTextTower(ClipWeights weights, ClipSettings settings)
        : base(nameof(ClipTextTower))
    {
        VocabularySize = (int)weights.Size("token_embedding.weight", 0);
        Context = (int)weights.Size("positional_embedding", 0, ShortestContext, LongestContext);
        Size = (int)weights.Size("text_projection", 1);
        var width = weights.Size("token_embedding.weight", 1);
        _tokens = weights.Take("token_embedding.weight", VocabularySize, width);
        _positions = weights.Take("positional_embedding", Context, width);
        _transformer = new ClipTransformer(weights.At("transformer"), width, settings.TextHeads(width), settings.Activation);
        _behind = new LayerNormalization(weights.At("ln_final"), width);
        _projection = weights.Take("text_projection", width, Size);
        using var square = full([Context, Context], float.NegativeInfinity);
        _mask = square.triu(1);
        RegisterComponents();
    }

    /// <summary>Different tokens.</summary>
    public int VocabularySize { get; }

    /// <summary>Most tokens of a text.</summary>
    public int Context { get; }

    /// <summary>Numbers of a text's vector.</summary>
    public int Size { get; }

    /// <exception cref="InvalidDataException">The file has no such text half; one sentence says why.</exception>
    public static ClipTextTower Load(WeightFile file, ClipSettings settings)
    {
        var weights = new ClipWeights(file);
        var tower = new ClipTextTower(weights, settings);
        try
        {
            weights.RequireAllTaken("transformer.", "token_embedding.", "ln_final.", "text_projection");
            return tower;
        }
        catch
        {
            tower.Dispose();
            throw;
        }
    }

    /// <summary>Vectors of texts, not normalised.</summary>
    /// <param name="tokens">(N, length), int64, length at most <see cref="Context"/>.</param>
    /// <param name="ends">Place of the end token of each text.</param>
    /// <returns>(N, <see cref="Size"/>).</returns>
    public Tensor Forward(Tensor tokens, IReadOnlyList<int> ends)
    {
        using var scope = NewDisposeScope();
        var (count, length) = (tokens.shape[0], tokens.shape[1]);
        var embedded = _tokens.index_select(0, tokens.flatten()).view(count, length, -1) + _positions.narrow(0, 0, length);
        var mask = _mask.narrow(0, 0, length).narrow(1, 0, length);
        var read = _transformer.Forward(embedded, mask).flatten(0, 1);
        using var places = tensor(ends.Select((end, i) => (i * length) + end).ToArray(), device: tokens.device);
        return _behind.call(read.index_select(0, places)).matmul(_projection).MoveToOuterDisposeScope();
    }
}
