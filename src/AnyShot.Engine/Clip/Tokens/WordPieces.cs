using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Clip.Tokens;

/// <summary>
/// Splits a cleaned text as CLIP's pattern does: the two special tokens, the English contractions 's 't 're 've 'm 'll 'd, runs of letters, single digits, runs of
/// anything else but white space; the first alternative that fits. Written out because .NET's patterns see UTF-16 units, and a letter may be two of them.
/// </summary>
internal static class WordPieces
{
    public const string Start = "<|startoftext|>";
    public const string End = "<|endoftext|>";

    /// <summary>The pattern ignores case, and the capital of this accent is a letter: neither the letters nor the rest have it, and it falls out.</summary>
    private const int IotaBelow = 0x345;

    private static readonly string[] Fixed = [Start, End, "'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    public static IEnumerable<string> Split(string text)
    {
        // Ignoring case, a long s is an s.
        var plain = text.Replace('ſ', 's');
        for (var place = 0; place < text.Length;)
        {
            var length = Length(plain, place);
            if (length > 0)
            {
                yield return text.Substring(place, length);
            }

            place += Math.Max(length, 1);
        }
    }

    /// <summary>Length of the piece that begins here; 0 for white space.</summary>
    private static int Length(string text, int place)
    {
        if (Array.Find(Fixed, word => string.CompareOrdinal(text, place, word, 0, word.Length) == 0) is { } word)
        {
            return word.Length;
        }

        var kind = KindAt(text, place, out var length);
        if (kind == Kind.Space)
        {
            return 0;
        }

        while (kind != Kind.Digit && place + length < text.Length && KindAt(text, place + length, out var next) == kind)
        {
            length += next;
        }

        return length;
    }

    private static Kind KindAt(string text, int place, out int length)
    {
        Rune.DecodeFromUtf16(text.AsSpan(place), out var rune, out length);
        if (Rune.IsWhiteSpace(rune) || rune.Value == IotaBelow)
        {
            return Kind.Space;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
            _ => Kind.Other,
        };
    }

    private enum Kind
    {
        Space,
        Letter,
        Digit,
        Other,
    }
}
