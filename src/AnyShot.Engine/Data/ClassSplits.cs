using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AnyShot.Engine.Data;

/// <summary>Which classes may train, choose and measure: by the method's rule, or by a file.</summary>
public static class ClassSplits
{
    private const long LargestFile = 16L << 20;

    private static readonly Dictionary<string, ClassSplit> Names = new(StringComparer.Ordinal)
    {
        ["base"] = ClassSplit.Base,
        ["val"] = ClassSplit.Validation,
        ["novel"] = ClassSplit.Novel,
    };

    /// <summary>Name of a split in files and options: <c>base</c>, <c>val</c> or <c>novel</c>.</summary>
    public static string NameOf(ClassSplit split) => Names.First(entry => entry.Value == split).Key;

    /// <summary>The split of that name; null when there is none.</summary>
    public static ClassSplit? Parse(string name) => Names.TryGetValue(name, out var split) ? split : null;

    /// <summary>Classes an episode, where nobody says: five, or half of them where there are fewer than ten, so that as many are left to train on.</summary>
    public static int UsualWays(int classes) => Math.Clamp(classes / 2, 2, 5);

    /// <summary>
    /// Over classes in alphabetical order, i from 0: base where i is even, validation where i mod 4 is 1, novel where it is 3. Should that give fewer novel
    /// classes than an episode needs, validation classes become novel from the end until it suffices, then base classes from the end.
    /// </summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="ways">Novel classes that are needed; with fewer classes than that all become novel.</param>
    public static ClassSplit[] ByRule(int classes, int ways)
    {
        var splits = new ClassSplit[classes];
        for (var i = 0; i < classes; i++)
        {
            splits[i] = i % 2 == 0 ? ClassSplit.Base : i % 4 == 1 ? ClassSplit.Validation : ClassSplit.Novel;
        }

        foreach (var taken in new[] { ClassSplit.Validation, ClassSplit.Base })
        {
            for (var i = classes - 1; i >= 0 && splits.Count(s => s == ClassSplit.Novel) < ways; i--)
            {
                splits[i] = splits[i] == taken ? ClassSplit.Novel : splits[i];
            }
        }

        return splits;
    }

    /// <summary>Reads a JSON object <c>{ "CLASS": "base" | "val" | "novel", ... }</c> that names every class once.</summary>
    /// <exception cref="InvalidDataException">The file is not like that, or lacks a class, or names one that is not there; one sentence says which.</exception>
    public static ClassSplit[] Read(string path, IReadOnlyList<string> classNames)
    {
        var given = Entries(path);
        if (given.Keys.FirstOrDefault(name => !classNames.Contains(name)) is { } unknown)
        {
            throw new InvalidDataException($"{path}: there is no class \"{unknown}\".");
        }

        return [.. classNames.Select(name => given.TryGetValue(name, out var split) ? split : throw new InvalidDataException($"{path} lacks class \"{name}\"."))];
    }

    /// <summary>Twelve hexadecimal digits that are the same for the same classes in the same splits, for reports.</summary>
    public static string Hash(IReadOnlyList<string> classNames, IReadOnlyList<ClassSplit> splits)
    {
        var lines = classNames.Zip(splits, (name, split) => $"{name}\t{NameOf(split)}\n").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))))[..12];
    }

    private static Dictionary<string, ClassSplit> Entries(string path)
    {
        var text = TextFile.Read(path, LargestFile);
        var given = new Dictionary<string, ClassSplit>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(text);
            foreach (var entry in document.RootElement.EnumerateObject())
            {
                if ((entry.Value.ValueKind == JsonValueKind.String ? Parse(entry.Value.GetString()!) : null) is not { } split)
                {
                    throw new InvalidDataException($"{path}: class \"{entry.Name}\" must be \"base\", \"val\" or \"novel\".");
                }

                if (!given.TryAdd(entry.Name, split))
                {
                    throw new InvalidDataException($"{path}: class \"{entry.Name}\" stands there twice.");
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not one JSON object of classes: {error.Message}", error);
        }

        return given;
    }
}
