using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Prompts.Text;

/// <summary>
/// Makes texts that look alike equal: lower case, no diacritics, one kind of apostrophe and hyphen; what is neither letter nor digit becomes a space. Written out for Latin letters, because
/// the runtime decomposes characters only where it has culture data, and a prompt must mean the same on every machine.
/// </summary>
internal static class LetterFolding
{
    private static readonly Dictionary<char, string> Plain = Letters(
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"),
        ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšſ"), ("t", "ţťŧ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
        ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ffi", "ﬃ"), ("ffl", "ﬄ"), ("'", "‘’ʼ`´"), ("-", "‐‑‒–"));

    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var lower = char.ToLowerInvariant(character);
            if (Plain.TryGetValue(lower, out var plain))
            {
                folded.Append(plain);
            }
            else if (!IsMark(lower))
            {
                folded.Append(char.IsLetter(lower) || char.IsAsciiDigit(lower) || lower is '\'' or '-' ? lower : ' ');
            }
        }

        return folded.ToString();
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static Dictionary<char, string> Letters(params (string Plain, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters, (row, letter) => (letter, row.Plain)).ToDictionary(pair => pair.letter, pair => pair.Plain);
}
