namespace AnyShot.Engine.Data;

/// <summary>Data sets from others.</summary>
public static class ImageDatasetParts
{
    /// <summary>The images of some classes.</summary>
    /// <param name="data">All images.</param>
    /// <param name="takes">Which classes, by name.</param>
    public static ImageDataset Of(ImageDataset data, Func<string, bool> takes)
    {
        int[] labels = [.. Enumerable.Range(0, data.ClassNames.Count).Where(label => takes(data.ClassNames[label]))];
        int[] images = [.. Enumerable.Range(0, data.Files.Count).Where(i => labels.Contains(data.Labels[i]))];
        return new ImageDataset(
            data.Name,
            [.. labels.Select(label => data.ClassNames[label])],
            [.. images.Select(i => data.Files[i])],
            [.. images.Select(i => data.Names[i])],
            [.. images.Select(i => Array.IndexOf(labels, data.Labels[i]))],
            data.Splits is null ? null : [.. labels.Select(label => data.Splits[label])]);
    }

    /// <summary>Several sets as one. Where there is more than one, classes and images begin with the name of their set.</summary>
    /// <param name="sets">At least one.</param>
    public static ImageDataset Join(IReadOnlyList<ImageDataset> sets)
    {
        if (sets.Count == 1)
        {
            return sets[0];
        }

        var classes = new List<string>();
        List<(string File, string Name, int Label)> images = [];
        foreach (var set in sets)
        {
            images.AddRange(set.Files.Select((file, i) => (file, $"{set.Name}/{set.Names[i]}", classes.Count + set.Labels[i])));
            classes.AddRange(set.ClassNames.Select(name => $"{set.Name}/{name}"));
        }

        return new ImageDataset(string.Join(" and ", sets.Select(set => set.Name)), classes, [.. images.Select(i => i.File)], [.. images.Select(i => i.Name)], [.. images.Select(i => i.Label)], null);
    }
}
