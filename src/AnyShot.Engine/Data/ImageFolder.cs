namespace AnyShot.Engine.Data;

/// <summary>Images in a folder, or in one sub-folder a class.</summary>
public static class ImageFolder
{
    /// <summary>Most files that one folder is read for.</summary>
    public const int MostFiles = 100_000;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".pgm", ".ppm", ".webp",
    };

    /// <summary>Image files of a folder itself, by name (ordinal), so that every machine sees the same order.</summary>
    /// <param name="folder">Existing folder.</param>
    /// <param name="most">With more files than this, that many are taken evenly over the whole list.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<string> Files(string folder, int most = MostFiles)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        Require(folder);
        var files = Directory.EnumerateFiles(folder).Where(file => Extensions.Contains(Path.GetExtension(file))).Take(MostFiles).ToArray();
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length <= most ? files : [.. Enumerable.Range(0, most).Select(i => files[(int)((long)i * files.Length / most)])];
    }

    /// <summary>Class folders by name (ordinal) with their files; a folder without images is no class.</summary>
    /// <param name="root">Folder that holds one folder a class.</param>
    /// <param name="most">Most files a class.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyList<string> Files)> Classes(string root, int most = MostFiles)
    {
        Require(root);
        return [.. Directory.EnumerateDirectories(root)
            .Select(folder => (Name: Path.GetFileName(folder), Files: Files(folder, most)))
            .Where(entry => entry.Files.Count > 0)
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static void Require(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        }
    }
}
