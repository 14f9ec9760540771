using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnyShot.Engine.Clip.Tokens;

/// <summary>
/// What CLIP does to a text before it splits it: the repairs of the Python package ftfy (character references, ligatures, widths, quotes, line breaks, control
/// characters, form C), <c>html.unescape</c> twice, one blank for each run of white space, lower case. Left out is ftfy's guess at text that was decoded in the
/// wrong encoding: the agent reads UTF-8.
/// </summary>
internal static partial class TextCleaning
{
    /// <summary>A text that goes on changing would be a mistake; ftfy itself has no bound.</summary>
    private const int MostRepairs = 32;

    private static readonly Lazy<Dictionary<char, string>> Substitutes = new(LoadSubstitutes);

    /// <param name="text">Any text.</param>
    /// <returns>The text that the tokenizer splits into words.</returns>
    public static string Clean(string text)
    {
        var whole = new StringBuilder(text.Length);
        var keepsReferences = false;
        foreach (var line in Lines(text))
        {
            // From a line with an angle bracket on the text counts as HTML, whose references are meant.
            keepsReferences |= line.Contains('<', StringComparison.Ordinal);
            whole.Append(Repair(line, keepsReferences));
        }

        var unescaped = CharacterReferences.Replace(CharacterReferences.Replace(whole.ToString(), strict: false), strict: false);
        return LowerCase(WhiteSpace().Replace(unescaped.Trim(), " ").Trim());
    }

    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            yield return text[start..end];
            start = end;
        }
    }

    private static string Repair(string line, bool keepsReferences)
    {
        for (var round = 0; round < MostRepairs; round++)
        {
            var before = line;
            line = keepsReferences ? line : CharacterReferences.Replace(line, strict: true);
            line = Substitute(line);
            line = LineBreak().Replace(line, "\n");
            line = ControlCharacter().Replace(TerminalEscape().Replace(line, ""), "");
            line = CanonicalComposition.Apply(line);
            if (line == before)
            {
                break;
            }
        }

        return line;
    }

    private static string Substitute(string line)
    {
        var substitutes = Substitutes.Value;
        var result = new StringBuilder(line.Length);
        foreach (var character in line)
        {
            result.Append(substitutes.GetValueOrDefault(character) ?? character.ToString());
        }

        return result.ToString();
    }

    private static Dictionary<char, string> LoadSubstitutes()
    {
        var substitutes = CharacterTable.Read("widths").ToDictionary(line => (char)CharacterTable.Number(line[0]), line => CharacterTable.Text(line.Skip(1)));
        substitutes['\u3000'] = " ";
        for (var control = '\u0080'; control <= '\u009F'; control++)
        {
            substitutes[control] = Windows1252.Character(control).ToString();
        }

        foreach (var quote in "\u02bc\u2018\u2019\u201a\u201b")
        {
            substitutes[quote] = "'";
        }

        foreach (var quote in "\u201c\u201d\u201e\u201f")
        {
            substitutes[quote] = "\"";
        }

        string[] ligatures =
        [
            "ĲIJ", "ĳij", "ŉ'n", "ǱDZ", "ǲDz", "ǳdz", "ǄDŽ", "ǅDž", "ǆdž", "ǇLJ", "ǈLj", "ǉlj", "ǊNJ", "ǋNj", "ǌnj", "ﬀff", "ﬁfi", "ﬂfl", "ﬃffi", "ﬄffl", "ﬅſt", "ﬆst",
        ];
        foreach (var ligature in ligatures)
        {
            substitutes[ligature[0]] = ligature[1..];
        }

        return substitutes;
    }

    /// <summary>Lower case as Python's <c>str.lower</c>: a dotted capital I gives two characters, a sigma at the end of a word has a form of its own.</summary>
    private static string LowerCase(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToLowerInvariant();
        }

        Rune[] runes = [.. text.EnumerateRunes()];
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < runes.Length; i++)
        {
            _ = runes[i].Value switch
            {
                'İ' => result.Append("i\u0307"),
                'Σ' => result.Append(EndsWord(runes, i) ? 'ς' : 'σ'),
                _ => result.Append(Rune.ToLowerInvariant(runes[i])),
            };
        }

        return result.ToString();
    }

    /// <summary>A letter with case comes before, none behind; marks and signs within words do not count.</summary>
    private static bool EndsWord(Rune[] runes, int place)
    {
        var before = place - 1;
        while (before >= 0 && IsIgnored(runes[before]))
        {
            before--;
        }

        var behind = place + 1;
        while (behind < runes.Length && IsIgnored(runes[behind]))
        {
            behind++;
        }

        return before >= 0 && HasCase(runes[before]) && (behind == runes.Length || !HasCase(runes[behind]));
    }

    /// <summary>Letters with case, circled ones and Roman numbers that have one, and the ordinal signs, which are small letters without a large one.</summary>
    private static bool HasCase(Rune rune) => rune.Value is 'ª' or 'º' || rune != Rune.ToLowerInvariant(rune) || rune != Rune.ToUpperInvariant(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnored(Rune rune) => rune.Value is '\'' or '.' or ':' or '·' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex("\r\n|[\r\u0085\u2028\u2029]")]
    private static partial Regex LineBreak();

    [GeneratedRegex("\u001b\\[[0-9;]*[a-zA-Z]")]
    private static partial Regex TerminalEscape();

    [GeneratedRegex("[\u0000-\u0008\u000b\u000e-\u001f\u007f\u206a-\u206f\ufeff\ufff9-\ufffc]")]
    private static partial Regex ControlCharacter();
}
