namespace AnyShot.Engine.Clip.Tokens;

/// <summary>
/// A visible character for each byte, so that any UTF-8 can be written in a merge list: printable characters of Latin-1 stand for themselves, the other bytes for
/// U+0100 on (Radford et al., "Language Models are Unsupervised Multitask Learners", 2019).
/// </summary>
internal static class ByteAlphabet
{
    static ByteAlphabet()
    {
        int[] printable = [.. Enumerable.Range('!', '~' - '!' + 1), .. Enumerable.Range('¡', '¬' - '¡' + 1), .. Enumerable.Range('®', 'ÿ' - '®' + 1)];
        int[] others = [.. Enumerable.Range(0, 256).Except(printable)];
        InOrder = [.. printable.Select(value => (char)value), .. others.Select((_, i) => (char)(256 + i))];
        var ofByte = new char[256];
        foreach (var (value, i) in printable.Concat(others).Select((value, i) => (value, i)))
        {
            ofByte[value] = InOrder[i];
        }

        OfByte = ofByte;
    }

    /// <summary>The 256 characters in the order of the vocabulary.</summary>
    public static IReadOnlyList<char> InOrder { get; }

    /// <summary>The character of each byte.</summary>
    public static IReadOnlyList<char> OfByte { get; }
}
