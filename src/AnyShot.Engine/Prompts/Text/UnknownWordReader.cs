using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Vectors of words that have no row: from the vectors of the words of their dictionary entry, weighed by how much each says and by its place, and from the pieces of their spelling; a gate
/// decides how much either counts.
/// </summary>
internal sealed class UnknownWordReader : Module<Tensor, TextBatch, Tensor>
{
    private const int GramWidth = 32;
    private const double NoWeight = -1e4;
    private const double Deviation = 0.05;

    private readonly Embedding _weights;
    private readonly Linear _entry;
    private readonly Embedding _grams;
    private readonly Linear _spelling;
    private readonly Linear _gate;
    private readonly TorchSharp.Modules.Parameter _places;

    /// <param name="rows">Rows of the vocabulary with row 0.</param>
    /// <param name="width">Length of a word's vector.</param>
    public UnknownWordReader(int rows, int width)
        : base(nameof(UnknownWordReader))
    {
        _weights = Embedding(rows, 1, padding_idx: 0);
        _entry = Linear(width, width);
        _grams = Embedding(SpellingGrams.Rows, GramWidth, padding_idx: 0);
        _spelling = Linear(GramWidth, width);
        _gate = Linear(2 * width, 1);
        _places = Parameter(zeros(WordReader.LongestGloss));
        RegisterComponents();

        // An entry begins as the plain mean of its words: that is worth something before anything is learnt.
        init.zeros_(_weights.weight!);
        init.zeros_(_entry.weight);
        init.zeros_(_entry.bias!);
        using var gradients = no_grad();
        _grams.weight!.mul_(Deviation);
    }

    /// <summary>Reads the words of a batch that have no row.</summary>
    /// <param name="words">Vectors of the vocabulary, (rows, width).</param>
    /// <param name="batch">At least one of its words is to be read (U).</param>
    /// <returns>(U, width); zero for a word with neither entry nor spelling.</returns>
    public override Tensor forward(Tensor words, TextBatch batch)
    {
        using var scope = NewDisposeScope();
        var gloss = tensor(batch.GlossRows, [batch.Read.Length, batch.GlossRows.Length / batch.Read.Length], device: words.device);
        var (spelling, hasSpelling) = Spelling(batch, words.device);
        var entry = Entry(words, gloss);
        var hasEntry = gloss.ne(0).any(1, keepdim: true).to(words.dtype);
        var gate = _gate.call(cat([entry, spelling], 1)).sigmoid();
        var entryShare = hasEntry * (1 - (hasSpelling * (1 - gate)));
        return ((entryShare * entry) + ((1 - entryShare) * spelling)).MoveToOuterDisposeScope();
    }

    private Tensor Entry(Tensor words, Tensor gloss)
    {
        var missing = gloss.eq(0);
        var scores = _weights.weight!.index_select(0, gloss.flatten()).view(gloss.shape) + _places.narrow(0, 0, gloss.shape[1]);
        var shares = scores.masked_fill(missing, NoWeight).softmax(1).masked_fill(missing, 0);
        var vectors = words.index_select(0, gloss.flatten()).view(gloss.shape[0], gloss.shape[1], -1);
        var mean = shares.unsqueeze(1).bmm(vectors).squeeze(1);
        return mean + _entry.call(mean);
    }

    private (Tensor Vectors, Tensor Has) Spelling(TextBatch batch, Device device)
    {
        var pieces = tensor(batch.Grams.Words, device: device);
        var count = zeros([batch.Read.Length], device: device).index_add(0, pieces, ones([batch.Grams.Words.Length], device: device), 1).unsqueeze(1);
        var has = count.gt(0).to(ScalarType.Float32);
        return (_spelling.call(TableRows.Sum(_grams, batch.Grams, batch.Read.Length) / count.clamp(min: 1).sqrt()) * has, has);
    }
}
