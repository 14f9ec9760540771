using System.Globalization;
using System.Text;

namespace AnyShot.Edge.Classes;

/// <summary>Text that people can read and that changes nothing around it where it is shown: no control characters, no marks of direction, no half characters.</summary>
internal static class PrintableText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>Why a text cannot be used; null when it can. The words follow the name of what it is of.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">Most characters (UTF-16).</param>
    public static string? Fault(string text, int longest)
    {
        if (text.Length > longest)
        {
            return $"has {text.Length} characters; at most {longest} are kept";
        }

        var rest = text.AsSpan();
        while (Rune.DecodeFromUtf16(rest, out var rune, out var used) is var status && used > 0)
        {
            if (status != System.Buffers.OperationStatus.Done || !IsPrintable(rune))
            {
                return status == System.Buffers.OperationStatus.Done ? $"holds the character U+{rune.Value:X4}, which cannot be printed" : "holds half a character";
            }

            rest = rest[used..];
        }

        return null;
    }

    // Some scripts and pictures need the two joiners; every other mark of this kind can hide or turn what stands beside it.
    private static bool IsPrintable(Rune rune) => rune.Value is ZeroWidthJoiner or ZeroWidthNonJoiner || Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
