namespace AnyShot.Engine.Clip.Tokens;

/// <summary>Text to the tokens of CLIP (Radford et al., "Learning Transferable Visual Models From Natural Language Supervision", 2021).</summary>
internal sealed class ClipTokenizer
{
    /// <summary>Longest text in characters.</summary>
    public const int LongestText = 4_000;

    private readonly BytePairs _pairs;

    /// <param name="pairs">The byte pairs that the weights were trained with.</param>
    public ClipTokenizer(BytePairs pairs) => _pairs = pairs;

    /// <summary>Different tokens; numbers are smaller.</summary>
    public int VocabularySize => _pairs.Size;

    /// <summary>The token that ends a text.</summary>
    public int End => _pairs.End;

    /// <summary>Writes start, the text and end; a text that is too long is cut off before the end, the rest is filled with 0.</summary>
    /// <param name="text">At most <see cref="LongestText"/> characters; may be empty.</param>
    /// <param name="tokens">Receives the numbers; its length is the context of the network, 77 for CLIP.</param>
    /// <exception cref="ArgumentException">The text is too long to be a description.</exception>
    public void Encode(string text, Span<long> tokens)
    {
        if (text.Length > LongestText)
        {
            throw new ArgumentException($"A text has {text.Length} characters; at most {LongestText} are encoded.", nameof(text));
        }

        var found = new List<int>();
        foreach (var piece in WordPieces.Split(TextCleaning.Clean(text)))
        {
            _pairs.Encode(piece, found);
            if (found.Count >= tokens.Length - 2)
            {
                break;
            }
        }

        tokens.Clear();
        tokens[0] = _pairs.Start;
        var length = Math.Min(found.Count, tokens.Length - 2);
        for (var i = 0; i < length; i++)
        {
            tokens[i + 1] = found[i];
        }

        tokens[length + 1] = _pairs.End;
    }
}
