namespace AnyShot.Engine.Data;

/// <summary>
/// Features on disk, in the form that NumPy reads and writes: <c>features</c> float32 or float64 [n, d], <c>labels</c> whole numbers [n]; where there are any
/// <c>semantic</c> [C, a], <c>split</c> [C] (0 base, 1 val, 2 novel), <c>groups</c> [n], <c>class_names</c> [C], <c>name</c> [1] and <c>backbone</c> [1].
/// </summary>
public static class FeatureFile
{
    /// <summary>Most classes.</summary>
    public const int MostClasses = 1_000_000;

    /// <param name="path">The <c>.npz</c> file.</param>
    /// <param name="ways">Without an array <c>split</c> the rule decides, and this many novel classes are needed; null for <see cref="ClassSplits.UsualWays"/>.</param>
    /// <exception cref="InvalidDataException">The file is missing, damaged or does not fit together; one sentence names the file, and the array where it is one's fault.</exception>
    /// <returns>The features, and whether the file itself says the split.</returns>
    public static (FeatureSet Set, bool HasSplit) Read(string path, int? ways = null)
    {
        using var file = NpzFile.Open(path);
        int[] shape = [];
        var features = file.Find("features", array =>
        {
            shape = array.Shape;
            return shape.Length == 2 && array.Count > 0
                ? array.ToFloats()
                : throw new InvalidDataException($"has the shape ({string.Join(", ", shape)}) instead of rows and columns");
        }) ?? throw new InvalidDataException($"{path} has no array \"features\".");
        var labels = file.Find("labels", array => Labels(array, shape[0])) ?? throw new InvalidDataException($"{path} has no array \"labels\".");
        var semanticSize = 0;
        var rows = 0;
        var semantics = file.Find("semantic", array =>
        {
            (rows, semanticSize) = array.Shape.Length == 2 && array.Count > 0
                ? (array.Shape[0], array.Shape[1])
                : throw new InvalidDataException($"has the shape ({string.Join(", ", array.Shape)}) instead of classes and numbers");
            return array.ToFloats();
        });
        var splits = file.Find("split", Splits);
        var names = file.Find("class_names", array => array.Count <= MostClasses ? array.ToTexts() : throw new InvalidDataException($"has {array.Count} names"));
        var classes = splits?.Length ?? names?.Length ?? (rows > 0 ? rows : labels.Max() + 1);
        try
        {
            return (new FeatureSet(
                Text(file, "name") ?? Path.GetFileNameWithoutExtension(path),
                Text(file, "backbone") ?? "features",
                features,
                shape[1],
                labels,
                names ?? [.. Enumerable.Range(0, classes).Select(c => $"class-{c}")],
                splits ?? ClassSplits.ByRule(classes, ways ?? ClassSplits.UsualWays(classes)),
                file.Find("groups", array => Require(array, shape[0]).ToIntegers()),
                semantics,
                semanticSize), splits is not null);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Writes all of a feature set.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, FeatureSet set)
    {
        using var file = new NpzWriter(path);
        file.Add("features", set.Features, set.Count, set.Size);
        file.Add("labels", [.. set.Labels.Select(label => (long)label)], set.Count);
        file.Add("split", [.. set.Splits.Select(split => (long)split)], set.ClassNames.Count);
        file.Add("class_names", set.ClassNames);
        file.Add("name", [set.Name]);
        file.Add("backbone", [set.Backbone]);
        if (set.Semantics is { } semantics)
        {
            file.Add("semantic", semantics, set.ClassNames.Count, set.SemanticSize);
        }

        if (set.Groups is { } groups)
        {
            file.Add("groups", [.. groups], set.Count);
        }

        file.Complete();
    }

    private static int[] Labels(NpyArray array, int images)
    {
        var labels = Require(array, images).ToIntegers();
        return Array.FindIndex(labels, label => label is < 0 or >= MostClasses) is var wrong and >= 0
            ? throw new InvalidDataException($"gives image {wrong} the label {labels[wrong]}, and labels are from 0 to {MostClasses - 1}")
            : Array.ConvertAll(labels, label => (int)label);
    }

    private static ClassSplit[] Splits(NpyArray array)
    {
        if (array.Shape.Length != 1 || array.Count > MostClasses)
        {
            throw new InvalidDataException($"has the shape ({string.Join(", ", array.Shape)}) instead of one number a class");
        }

        return Array.ConvertAll(array.ToIntegers(), value => value is >= 0 and <= 2 ? (ClassSplit)value : throw new InvalidDataException($"holds {value}; a split is 0 (base), 1 (val) or 2 (novel)"));
    }

    private static NpyArray Require(NpyArray array, int images) => array.Shape.Length == 1 && array.Count == images
        ? array
        : throw new InvalidDataException($"has the shape ({string.Join(", ", array.Shape)}), and there are {images} rows of features");

    private static string? Text(NpzFile file, string name) =>
        file.Find(name, array => array.Count == 1 ? array.ToTexts() : throw new InvalidDataException("is not one text"))?[0];
}
