using System.Globalization;

namespace AnyShot.Engine.Data;

/// <summary>
/// What people know about classes, in numbers: one row a class, one column an attribute. As a semantic vector it lets a class be inferred that has no image
/// (Lampert, Nickisch and Harmeling, "Learning to detect unseen object classes by between-class attribute transfer", 2009).
/// </summary>
public sealed class AttributeTable
{
    /// <summary>Most attributes of a class.</summary>
    public const int MostAttributes = 65_536;

    private readonly string _source;
    private readonly Dictionary<string, float[]> _rows;

    /// <param name="source">File, for sentences.</param>
    /// <param name="names">Of the columns.</param>
    /// <param name="rows">As many numbers each.</param>
    internal AttributeTable(string source, string[] names, Dictionary<string, float[]> rows)
    {
        _source = source;
        _rows = rows;
        Names = names;
    }

    /// <summary>Names of the attributes, one a column.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Numbers of a class.</summary>
    public int Size => Names.Count;

    public IReadOnlyCollection<string> ClassNames => _rows.Keys;

    /// <summary>Reads <c>class,NAME,NAME,...</c> and one line a class: its folder's name, then finite numbers.</summary>
    /// <exception cref="InvalidDataException">The file is not like that; one sentence names the file and the line or the value.</exception>
    public static AttributeTable Read(string path)
    {
        var lines = CsvFile.Read(path);
        if (lines.Count < 2 || lines[0][0] != "class" || lines[0].Length is < 2 or > MostAttributes + 1)
        {
            throw new InvalidDataException($"{path} needs the heading class,NAME,... and a line for each class.");
        }

        var rows = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            if (line.Length != lines[0].Length)
            {
                throw new InvalidDataException($"{path}: class \"{line[0]}\" has {line.Length - 1} numbers, and there are {lines[0].Length - 1} attributes.");
            }

            if (!rows.TryAdd(line[0], [.. line.Skip(1).Select((text, i) => Number(path, line[0], lines[0][i + 1], text))]))
            {
                throw new InvalidDataException($"{path}: class \"{line[0]}\" stands there twice.");
            }
        }

        return new AttributeTable(path, lines[0][1..], rows);
    }

    /// <summary>The numbers of a class, <see cref="Size"/> of them.</summary>
    /// <exception cref="InvalidDataException">The table lacks the class; the sentence names file and class.</exception>
    public IReadOnlyList<float> Of(string className) =>
        _rows.TryGetValue(className, out var row) ? row : throw new InvalidDataException($"{_source} has no line for class \"{className}\".");

    /// <summary>Rows of the given classes, one after the other: the semantic vectors of a <see cref="FeatureSet"/>.</summary>
    /// <inheritdoc cref="Of" />
    public float[] Rows(IReadOnlyList<string> classNames) => [.. classNames.SelectMany(Of)];

    private static float Number(string path, string className, string attribute, string text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && float.IsFinite(value)
            ? value
            : throw new InvalidDataException($"{path}: class \"{className}\", attribute \"{attribute}\": \"{text}\" is not a number.");
}
