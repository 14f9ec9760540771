using static TorchSharp.torch;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>Where the words of a batch, which stand one after the other (N), lie in the grid of texts and places (B, W).</summary>
internal sealed class TextGrid
{
    private const float NoAttention = -1e4f;

    private readonly int _texts;
    private readonly int _places;
    private readonly Tensor _ofWord;
    private readonly Tensor _wordAt;

    /// <summary>The tensors belong to the current dispose scope.</summary>
    public TextGrid(TextBatch batch, Device device)
    {
        (_texts, _places) = (batch.Texts, batch.Places);
        var ofWord = new long[batch.Words];
        var wordAt = new long[_texts * _places];
        var mask = new float[_texts * _places];
        Array.Fill(mask, NoAttention);
        for (var i = 0; i < ofWord.Length; i++)
        {
            ofWord[i] = (batch.TextOf[i] * _places) + batch.PlaceOf[i];
            wordAt[ofWord[i]] = i;
            mask[ofWord[i]] = 0;
        }

        _ofWord = tensor(ofWord, device: device);
        _wordAt = tensor(wordAt, device: device);
        Mask = tensor(mask, [_texts, 1, 1, _places], device: device);
    }

    /// <summary>(B, 1, 1, W): what is added to the scores of attention, so that empty places get none.</summary>
    public Tensor Mask { get; }

    /// <summary>(N, columns) to (B, W, columns); in empty places stands the first word, which the mask keeps out.</summary>
    public Tensor Spread(Tensor words) => words.index_select(0, _wordAt).view(_texts, _places, -1);

    /// <summary>(B, W, columns) to (N, columns).</summary>
    public Tensor Gather(Tensor grid) => grid.reshape(_texts * _places, -1).index_select(0, _ofWord);
}
