using System.Globalization;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Collecting;

/// <summary>The weights of <c>anyshot train weak-shot</c>: how far an image's label can be trusted, 0 or more.</summary>
internal static class NoiseWeights
{
    /// <summary>By the image's name in its data set, <c>CLASS/FILE</c> or as the manifest writes it, or its address.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a weight is no number; one sentence names the file.</exception>
    public static IReadOnlyDictionary<string, double> Read(string path)
    {
        var lines = CsvFile.Read(path);
        var (image, weight) = lines.Count == 0 ? (-1, -1) : (Array.IndexOf(lines[0], "path"), Array.IndexOf(lines[0], "weight"));
        if (image < 0 || weight < 0)
        {
            throw new InvalidDataException($"{path} needs the columns path and weight.");
        }

        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(1))
        {
            if (line.Length != lines[0].Length || !double.TryParse(line[weight], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            {
                throw new InvalidDataException($"{path}: the line of \"{line[0]}\" has no weight.");
            }

            weights[line[image]] = value;
        }

        return weights;
    }
}
