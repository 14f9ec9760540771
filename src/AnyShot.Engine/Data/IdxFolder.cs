namespace AnyShot.Engine.Data;

/// <summary>A folder with the four IDX files of a data set such as Fashion-MNIST: training and test images with their labels, plain or as <c>.gz</c>.</summary>
public static class IdxFolder
{
    private const int MostClasses = 256;

    /// <summary>Names of the ten classes of Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), in the order of its labels.</summary>
    private static readonly string[] FashionClasses = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle-boot"];

    /// <summary>Whether a folder holds IDX training images.</summary>
    public static bool Is(string folder) => Find(folder, "train-images-idx3-ubyte") is not null;

    /// <summary>Path of a file of the data set: <c>train-images-idx3-ubyte</c>, <c>train-labels-idx1-ubyte</c>, or with <c>t10k</c> for the test.</summary>
    /// <returns>Null where neither it nor its <c>.gz</c> is there.</returns>
    public static string? Find(string folder, string name) =>
        new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".gz") }.FirstOrDefault(File.Exists);

    /// <summary>Images of one part.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="part"><c>train</c> or <c>t10k</c>.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged.</exception>
    public static IdxFile Images(string folder, string part) => IdxFile.Read(Require(folder, $"{part}-images-idx3-ubyte"), 3);

    /// <summary>One label an image, 0 to 255.</summary>
    /// <inheritdoc cref="Images" />
    public static byte[] Labels(string folder, string part) => IdxFile.Read(Require(folder, $"{part}-labels-idx1-ubyte"), 1).Values;

    /// <summary>Names for so many classes: those of Fashion-MNIST for a folder of that name, else numbers.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="count">1 to 256.</param>
    public static IReadOnlyList<string> ClassNames(string folder, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostClasses);
        return count == FashionClasses.Length && ImageDataset.NameOf(folder).Contains("fashion", StringComparison.OrdinalIgnoreCase)
            ? FashionClasses
            : [.. Enumerable.Range(0, count).Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture))];
    }

    private static string Require(string folder, string name) => Find(folder, name) ?? throw new InvalidDataException($"{folder} has neither {name} nor {name}.gz.");
}
