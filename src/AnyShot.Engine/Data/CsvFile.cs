using System.Text;

namespace AnyShot.Engine.Data;

/// <summary>Comma-separated values (RFC 4180): fields with a comma, a quote or a line end stand in quotes, a quote within is doubled.</summary>
public static class CsvFile
{
    /// <summary>Larger files are refused: a table of classes or groups has a few megabytes at most, and a bound keeps a wrong file from taking the memory.</summary>
    public const long LargestBytes = 64L << 20;

    /// <summary>All lines that are not empty, each as its fields, blanks around unquoted fields cut off.</summary>
    /// <param name="path">File in UTF-8.</param>
    /// <exception cref="InvalidDataException">The file cannot be read or is too large, or a quote is not closed; the sentence names the file.</exception>
    public static IReadOnlyList<string[]> Read(string path)
    {
        var text = TextFile.Read(path, LargestBytes);
        var lines = new List<string[]>();
        var at = 0;
        while (at < text.Length)
        {
            var fields = new List<string>();
            do
            {
                fields.Add(Field(path, text, ref at));
            }
            while (at < text.Length && text[at++] == ',');

            if (fields.Count > 1 || fields[0].Length > 0)
            {
                lines.Add([.. fields]);
            }
        }

        return lines;
    }

    /// <summary>One line without its end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted));

    private static string Quoted(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Reads one field; <paramref name="at"/> then stands on the comma or the line feed behind it, or at the end.</summary>
    private static string Field(string path, string text, ref int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        if (at >= text.Length || text[at] != '"')
        {
            var length = text.AsSpan(at).IndexOfAny(',', '\n');
            var field = length < 0 ? text.AsSpan(at) : text.AsSpan(at, length);
            at += field.Length;
            return field.Trim().ToString();
        }

        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append(text[at++]);
            }
            else
            {
                var rest = text.AsSpan(at + 1).IndexOfAny(',', '\n');
                at = rest < 0 ? text.Length : at + 1 + rest;
                return value.ToString();
            }
        }

        throw new InvalidDataException($"{path}: a quote is not closed.");
    }
}
