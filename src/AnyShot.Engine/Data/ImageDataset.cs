namespace AnyShot.Engine.Data;

/// <summary>Labelled image files.</summary>
/// <param name="Name">Name of the data set, for reports.</param>
/// <param name="ClassNames">One name a class.</param>
/// <param name="Files">Image files.</param>
/// <param name="Names">The same images as <c>CLASS/FILE</c> or as the manifest writes them: how groups name them.</param>
/// <param name="Labels">Class of each image.</param>
/// <param name="Splits">One a class; null where the source does not say.</param>
public sealed record ImageDataset(
    string Name, IReadOnlyList<string> ClassNames, IReadOnlyList<string> Files, IReadOnlyList<string> Names, IReadOnlyList<int> Labels, IReadOnlyList<ClassSplit>? Splits)
{
    /// <summary>Reads a folder with one folder a class, a folder with the manifests <c>base.json</c>, <c>val.json</c> and <c>novel.json</c>, or one manifest.</summary>
    /// <exception cref="InvalidDataException">There is no such thing, or it has no image; one sentence names the file or folder.</exception>
    public static ImageDataset Read(string path)
    {
        if (File.Exists(path))
        {
            return ImageManifest.Read([(null, path)]);
        }

        if (!Directory.Exists(path))
        {
            throw new InvalidDataException($"There is no folder {path}.");
        }

        var manifests = Enum.GetValues<ClassSplit>().Select(split => ((ClassSplit?)split, Path.Combine(path, ClassSplits.NameOf(split) + ".json"))).Where(m => File.Exists(m.Item2)).ToArray();
        return manifests.Length > 0 ? ImageManifest.Read(manifests) : FromClassFolders(path);
    }

    private static ImageDataset FromClassFolders(string folder)
    {
        var classes = ImageFolder.Classes(folder);
        if (classes.Count == 0)
        {
            throw new InvalidDataException($"{folder} has no folders with images; it needs one folder a class.");
        }

        var images = classes.SelectMany((entry, label) => entry.Files.Select(file => (File: file, Name: $"{entry.Name}/{Path.GetFileName(file)}", Label: label))).ToArray();
        return new ImageDataset(
            NameOf(folder), [.. classes.Select(entry => entry.Name)], [.. images.Select(i => i.File)], [.. images.Select(i => i.Name)], [.. images.Select(i => i.Label)], null);
    }

    /// <summary>Last part of a folder's path.</summary>
    internal static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
}
