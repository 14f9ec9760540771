using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Text to a vector of unit length: words, pairs of neighbours and places are added up, two transformer blocks mix them, and the mean over the words is projected.
/// About a million parameters, of which each word of the vocabulary has 129.
/// </summary>
internal sealed class TextNetwork : Module<TextBatch, Tensor>
{
    private const int Width = 128;
    private const int Heads = 4;
    private const int Hidden = 256;
    private const int PairWidth = 32;
    private const double Deviation = 0.05;

    private readonly Embedding _words;
    private readonly UnknownWordReader _unknown;
    private readonly Embedding _pairs;
    private readonly Linear _pairProjection;
    private readonly TorchSharp.Modules.Parameter _places;
    private readonly TransformerBlock _first;
    private readonly TransformerBlock _second;
    private readonly LayerNorm _norm;
    private readonly Linear _projection;

    /// <param name="vocabulary">Words of the vocabulary.</param>
    /// <param name="size">Length of a text's vector, the same as of an image's.</param>
    public TextNetwork(int vocabulary, int size)
        : base(nameof(TextNetwork))
    {
        Size = size;
        _words = Embedding(vocabulary + 1, Width, padding_idx: 0);
        _unknown = new UnknownWordReader(vocabulary + 1, Width);
        _pairs = Embedding(WordPairs.Rows, PairWidth, padding_idx: 0);
        _pairProjection = Linear(PairWidth, Width, hasBias: false);
        _places = Parameter(zeros(TextTokenizer.MostWords, Width));
        _first = new TransformerBlock(Width, Heads, Hidden);
        _second = new TransformerBlock(Width, Heads, Hidden);
        _norm = LayerNorm(Width);
        _projection = Linear(Width, size);
        RegisterComponents();
        using var gradients = no_grad();
        _words.weight!.mul_(Deviation);
        _pairs.weight!.mul_(Deviation);
    }

    /// <summary>Length of a text's vector.</summary>
    public int Size { get; }

    public long Parameters => parameters().Sum(parameter => parameter.numel());

    /// <summary>Encodes texts.</summary>
    /// <returns>(texts, <see cref="Size"/>), rows of unit length.</returns>
    public override Tensor forward(TextBatch batch)
    {
        using var scope = NewDisposeScope();
        var device = _words.weight!.device;
        var grid = new TextGrid(batch, device);
        var words = _norm.call(_second.call(_first.call(Embed(batch, device), grid), grid));
        var textOf = tensor(batch.TextOf, device: device);
        var sums = zeros([batch.Texts, Width], device: device).index_add(0, textOf, words, 1);
        var counts = zeros([batch.Texts], device: device).index_add(0, textOf, ones_like(textOf).to(words.dtype), 1);
        return functional.normalize(_projection.call(sums / counts.unsqueeze(1))).MoveToOuterDisposeScope();
    }

    private Tensor Embed(TextBatch batch, Device device)
    {
        var words = TableRows.Sum(_words, batch.Known, batch.Words);
        if (batch.Read.Length > 0)
        {
            words = words.index_add(0, tensor(batch.Read, device: device), _unknown.call(_words.weight!, batch), 1);
        }

        var pairs = _pairProjection.call(TableRows.Sum(_pairs, batch.Pairs, batch.Words));
        return words + pairs + _places.index_select(0, tensor(batch.PlaceOf, device: device));
    }
}
