using System.Text;

namespace AnyShot.Engine.Clip.Tokens;

/// <summary>
/// Byte-pair encoding of words (Sennrich et al., "Neural Machine Translation of Rare Words with Subword Units", 2016): from single bytes on the pair that stands first
/// in the list is joined, until no pair of the word is in the list. The last symbol of a word carries <c>&lt;/w&gt;</c>.
/// </summary>
internal sealed class BytePairs
{
    private const string WordEnd = "</w>";

    private readonly Dictionary<(string First, string Second), int> _ranks;
    private readonly Dictionary<string, int> _ids;

    /// <param name="merges">Pairs, the one to join first first.</param>
    /// <param name="ids">Number of each token; null numbers them as OpenAI does: bytes, bytes at the end of a word, merges, start, end.</param>
    /// <exception cref="InvalidDataException">A token has no number; the sentence begins with a verb and lacks the file.</exception>
    public BytePairs(IReadOnlyList<(string First, string Second)> merges, Dictionary<string, int>? ids)
    {
        _ranks = new Dictionary<(string, string), int>(merges.Count);
        for (var i = 0; i < merges.Count; i++)
        {
            _ranks[merges[i]] = i;
        }

        var letters = ByteAlphabet.InOrder.Select(letter => letter.ToString()).ToArray();
        string[] tokens =
        [
            .. letters, .. letters.Select(letter => letter + WordEnd), .. merges.Select(merge => merge.First + merge.Second), WordPieces.Start, WordPieces.End,
        ];
        _ids = ids ?? Number(tokens);
        if (Array.Find(tokens, token => !_ids.ContainsKey(token)) is { } missing)
        {
            throw new InvalidDataException($"has no number for the token \"{missing}\"");
        }

        Size = ids is null ? tokens.Length : _ids.Values.Max() + 1;
    }

    /// <summary>Tokens, with start and end; numbers are smaller.</summary>
    public int Size { get; }

    public int Start => _ids[WordPieces.Start];

    public int End => _ids[WordPieces.End];

    /// <summary>Adds the tokens of one piece of text.</summary>
    public void Encode(string piece, List<int> tokens)
    {
        if (piece is WordPieces.Start or WordPieces.End)
        {
            tokens.Add(_ids[piece]);
            return;
        }

        var symbols = Encoding.UTF8.GetBytes(piece).Select(value => ByteAlphabet.OfByte[value].ToString()).ToList();
        symbols[^1] += WordEnd;
        while (Best(symbols) is { } pair)
        {
            Join(symbols, pair);
        }

        tokens.AddRange(symbols.Select(symbol => _ids[symbol]));
    }

    private (string First, string Second)? Best(List<string> symbols)
    {
        (string, string)? best = null;
        var lowest = int.MaxValue;
        for (var i = 1; i < symbols.Count; i++)
        {
            if (_ranks.TryGetValue((symbols[i - 1], symbols[i]), out var rank) && rank < lowest)
            {
                (best, lowest) = ((symbols[i - 1], symbols[i]), rank);
            }
        }

        return best;
    }

    /// <summary>Joins the pair wherever it occurs, from the left.</summary>
    private static void Join(List<string> symbols, (string First, string Second) pair)
    {
        var kept = 0;
        for (var i = 0; i < symbols.Count; i++)
        {
            if (i + 1 < symbols.Count && symbols[i] == pair.First && symbols[i + 1] == pair.Second)
            {
                symbols[kept++] = pair.First + pair.Second;
                i++;
            }
            else
            {
                symbols[kept++] = symbols[i];
            }
        }

        symbols.RemoveRange(kept, symbols.Count - kept);
    }

    private static Dictionary<string, int> Number(string[] tokens)
    {
        var ids = new Dictionary<string, int>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            ids[tokens[i]] = i;
        }

        return ids;
    }
}
