using System.Runtime.InteropServices;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Clip.Networks;
using AnyShot.Engine.Clip.Tokens;
using AnyShot.Engine.Prompts;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Clip;

/// <summary>The text half of a CLIP model with its tokenizer.</summary>
internal sealed class ClipTextEncoder : ITextEncoder
{
    /// <summary>Texts that are computed together.</summary>
    private const int LargestBatch = 64;

    private readonly ClipTokenizer _tokenizer;
    private readonly ClipTextTower _tower;
    private readonly Device _device;

    /// <param name="tokenizer">Has no more tokens than the tower.</param>
    /// <param name="tower">In evaluation mode and on the device; then belongs to the encoder.</param>
    /// <param name="device">Where the tower lives.</param>
    public ClipTextEncoder(ClipTokenizer tokenizer, ClipTextTower tower, Device device) => (_tokenizer, _tower, _device) = (tokenizer, tower, device);

    /// <inheritdoc />
    public int Size => _tower.Size;

    /// <inheritdoc />
    public void Encode(IReadOnlyList<string> texts, Span<float> vectors)
    {
        if (texts.Count < 1 || vectors.Length != texts.Count * Size)
        {
            throw new ArgumentException($"{texts.Count} text(s) give {texts.Count * Size} numbers; the buffer holds {vectors.Length}.", nameof(vectors));
        }

        for (var first = 0; first < texts.Count; first += LargestBatch)
        {
            var batch = texts.Skip(first).Take(LargestBatch).ToArray();
            Run(batch, vectors.Slice(first * Size, batch.Length * Size));
        }

        UnitLength.Apply(vectors, Size);
    }

    public void Dispose() => _tower.Dispose();

    private void Run(string[] texts, Span<float> vectors)
    {
        var context = _tower.Context;
        var tokens = new long[texts.Length * context];
        var ends = new int[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var row = tokens.AsSpan(i * context, context);
            _tokenizer.Encode(texts[i], row);
            // The first one: a text may itself contain the end token.
            ends[i] = row.IndexOf(_tokenizer.End);
        }

        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        // No token sees what comes behind it, so that nothing behind the longest text's end is needed.
        var input = tensor(tokens, [texts.Length, context]).narrow(1, 0, ends.Max() + 1).contiguous().to(_device);
        var output = _tower.Forward(input, ends).cpu().contiguous();
        MemoryMarshal.Cast<byte, float>(output.bytes).CopyTo(vectors);
    }
}
