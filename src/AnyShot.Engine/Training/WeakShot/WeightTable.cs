using System.Globalization;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What each image counts, as <c>weights.csv</c>: <c>path,class,weight</c>. A person may change it and train with it again.</summary>
internal static class WeightTable
{
    public const string FileName = "weights.csv";

    private static readonly string[] Heading = ["path", "class", "weight"];

    /// <param name="names">Names of the images.</param>
    /// <param name="classes">Name of the class of each.</param>
    /// <param name="weights">One each.</param>
    public static string Write(IReadOnlyList<string> names, IReadOnlyList<string> classes, IReadOnlyList<float> weights) => string.Concat(names
        .Select((name, i) => (string[])[name, classes[i], weights[i].ToString("0.####", CultureInfo.InvariantCulture)])
        .Prepend(Heading)
        .Select(fields => CsvFile.Line(fields) + "\n"));

    /// <summary>The weights of these images, in their order. The table may hold more.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">Names of the images.</param>
    /// <param name="classes">Name of the class of each.</param>
    /// <exception cref="InvalidDataException">The file is none of ours, a weight is no number of 0 or more, or an image is missing: it would count fully by mistake. One sentence says which.</exception>
    public static float[] Read(string path, IReadOnlyList<string> names, IReadOnlyList<string> classes)
    {
        var lines = CsvFile.Read(path);
        if (lines.Count == 0 || !lines[0].SequenceEqual(Heading))
        {
            throw new InvalidDataException($"{path} needs the columns {string.Join(", ", Heading)}.");
        }

        var weights = new Dictionary<(string Name, string Class), float>();
        foreach (var line in lines.Skip(1))
        {
            if (line.Length != Heading.Length || !float.TryParse(line[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) || !float.IsFinite(weight) || weight < 0)
            {
                throw new InvalidDataException($"{path}: the line of \"{line[0]}\" has no weight of 0 or more.");
            }

            if (!weights.TryAdd((line[0], line[1]), weight))
            {
                throw new InvalidDataException($"{path}: \"{line[0]}\" of class \"{line[1]}\" stands there twice.");
            }
        }

        return [.. names.Select((name, i) => weights.TryGetValue((name, classes[i]), out var weight)
            ? weight
            : throw new InvalidDataException($"{path} has no weight for \"{name}\" of class \"{classes[i]}\"."))];
    }
}
