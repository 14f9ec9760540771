using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Clip.Tokens;

/// <summary>Character references of HTML 5, as <c>html.unescape</c> of Python reads them: named ones partly without semicolon, wrong numbers as browsers mend them.</summary>
internal static class CharacterReferences
{
    private const int LongestName = 32;
    private const int LongestStrict = 24;

    private static readonly Lazy<FrozenDictionary<string, string>> Named =
        new(() => CharacterTable.Read("entities").ToFrozenDictionary(line => line[0], line => CharacterTable.Text(line.Skip(1)), StringComparer.Ordinal));

    /// <summary>Replaces every reference.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="strict">True leaves those alone that lack their semicolon.</param>
    public static string Replace(string text, bool strict)
    {
        var place = text.IndexOf('&', StringComparison.Ordinal);
        if (place < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var done = 0;
        for (; place >= 0; place = text.IndexOf('&', place))
        {
            var length = Length(text, place + 1);
            var body = text.AsSpan(place + 1, length);
            if (length > 0 && (!strict || IsStrict(body)) && Meaning(body, strict) is { } meaning)
            {
                result.Append(text, done, place - done).Append(meaning);
                done = place + 1 + length;
            }

            place += 1 + length;
            if (place >= text.Length)
            {
                break;
            }
        }

        return result.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>Length of what could be a reference behind the ampersand, with its semicolon; 0 for none.</summary>
    private static int Length(string text, int start)
    {
        var rest = text.AsSpan(start);
        int length;
        if (rest is ['#', 'x' or 'X', var first, ..] && char.IsAsciiHexDigit(first))
        {
            length = 2 + Run(rest[2..], int.MaxValue, char.IsAsciiHexDigit);
        }
        else if (rest is ['#', var digit, ..] && char.IsAsciiDigit(digit))
        {
            length = 1 + Run(rest[1..], int.MaxValue, char.IsAsciiDigit);
        }
        else
        {
            length = Run(rest, LongestName, character => character is not ('\t' or '\n' or '\f' or ' ' or '<' or '&' or '#' or ';'));
        }

        return length > 0 && length < rest.Length && rest[length] == ';' ? length + 1 : length;
    }

    private static int Run(ReadOnlySpan<char> text, int most, Func<char, bool> belongs)
    {
        var length = 0;
        while (length < text.Length && length < most && belongs(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsStrict(ReadOnlySpan<char> body)
    {
        var name = body.TrimStart('#');
        return body[^1] == ';' && name.Length - 1 is >= 1 and <= LongestStrict && !name[..^1].ContainsAnyExcept(AsciiLettersAndDigits);
    }

    private static readonly System.Buffers.SearchValues<char> AsciiLettersAndDigits =
        System.Buffers.SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>What the reference stands for, with what follows a name that is only the beginning; null when it stands for nothing.</summary>
    private static string? Meaning(ReadOnlySpan<char> body, bool strict)
    {
        if (body[0] == '#')
        {
            var number = body.TrimEnd(';')[1..];
            return number[0] is 'x' or 'X' ? Character(number[1..], 16) : Character(number, 10);
        }

        var names = Named.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        if (names.TryGetValue(body, out var whole))
        {
            return whole;
        }

        for (var length = body.Length - 1; length > 1 && !strict; length--)
        {
            if (names.TryGetValue(body[..length], out var beginning))
            {
                return string.Concat(beginning, body[length..]);
            }
        }

        return null;
    }

    private static string Character(ReadOnlySpan<char> digits, int radix)
    {
        var significant = digits.TrimStart('0');
        // Eight digits are beyond Unicode in either radix.
        var number = significant.Length == 0 ? 0 : significant.Length > 7 ? int.MaxValue
            : int.Parse(significant, radix == 16 ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture);
        if (number is >= 0x80 and <= 0x9F)
        {
            return Windows1252.Character((char)number).ToString();
        }

        if (number is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
        {
            return "\uFFFD";
        }

        var isNone = number is (< 0x20 and not ('\t' or '\n' or '\f' or '\r')) or 0x7F or (>= 0xFDD0 and <= 0xFDEF) || (number & 0xFFFE) == 0xFFFE;
        return isNone ? "" : char.ConvertFromUtf32(number);
    }
}
