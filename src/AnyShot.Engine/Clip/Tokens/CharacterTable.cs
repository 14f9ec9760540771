using System.Globalization;

namespace AnyShot.Engine.Clip.Tokens;

/// <summary>Reads the embedded tables that <c>Tables/make_tables.py</c> wrote.</summary>
internal static class CharacterTable
{
    /// <summary>Lines of a table, each split at blanks.</summary>
    /// <param name="name">File name without extension.</param>
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(CharacterTable).Assembly.GetManifestResourceStream($"AnyShot.Engine.Clip.{name}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(' ');
        }
    }

    /// <summary>A code point written in hexadecimal.</summary>
    public static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The text of code points written in hexadecimal.</summary>
    public static string Text(IEnumerable<string> hexadecimal) => string.Concat(hexadecimal.Select(part => char.ConvertFromUtf32(Number(part))));
}
