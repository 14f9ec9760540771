using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Engine.Data;

/// <summary>
/// A list of labelled images as JSON: <c>label_names</c> (C), <c>image_names</c> (n paths, relative to the manifest) and <c>image_labels</c> (n numbers into the
/// names). Common for few-shot benchmarks, with one file a split, in which all files carry the same names.
/// </summary>
internal sealed record ImageManifest(
    [property: JsonPropertyName("label_names"), JsonRequired] string[] LabelNames,
    [property: JsonPropertyName("image_names"), JsonRequired] string[] ImageNames,
    [property: JsonPropertyName("image_labels"), JsonRequired] int[] ImageLabels)
{
    private const long LargestFile = 256L << 20;

    /// <summary>Joins the manifests of the splits to one data set with the classes that have images, in alphabetical order.</summary>
    /// <param name="manifests">Files; the split of their images' classes, null where the one file does not say.</param>
    /// <exception cref="InvalidDataException">A file is wrong, or a class is in two splits; one sentence says which.</exception>
    public static ImageDataset Read(IReadOnlyList<(ClassSplit? Split, string Path)> manifests)
    {
        var splitOf = new SortedDictionary<string, ClassSplit?>(StringComparer.Ordinal);
        var images = new List<(string File, string Name, string Class)>();
        foreach (var (split, path) in manifests)
        {
            var manifest = Read(path);
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            for (var i = 0; i < manifest.ImageNames.Length; i++)
            {
                var name = manifest.LabelNames[manifest.ImageLabels[i]];
                if (!splitOf.TryAdd(name, split) && splitOf[name] != split)
                {
                    throw new InvalidDataException($"{path}: class \"{name}\" has images here and in another split; a class belongs to one.");
                }

                images.Add((Path.Combine(folder, manifest.ImageNames[i]), manifest.ImageNames[i], name));
            }
        }

        if (images.Count == 0)
        {
            throw new InvalidDataException($"{manifests[0].Path} has no image.");
        }

        var classes = splitOf.Keys.ToArray();
        return new ImageDataset(
            ImageDataset.NameOf(Path.GetDirectoryName(Path.GetFullPath(manifests[0].Path))!),
            classes,
            [.. images.Select(i => i.File)],
            [.. images.Select(i => i.Name)],
            [.. images.Select(i => Array.BinarySearch(classes, i.Class, StringComparer.Ordinal))],
            manifests[0].Split is null ? null : [.. splitOf.Values.Select(split => split!.Value)]);
    }

    private static ImageManifest Read(string path)
    {
        ImageManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<ImageManifest>(TextFile.Read(path, LargestFile));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path} is no manifest of label_names, image_names and image_labels: {error.Message}", error);
        }

        if (manifest is not { LabelNames: { } names, ImageNames: { } images, ImageLabels: { } labels } || names.Contains(null) || images.Contains(null))
        {
            throw new InvalidDataException($"{path} is no manifest of label_names, image_names and image_labels.");
        }

        if (images.Length != labels.Length)
        {
            throw new InvalidDataException($"{path} has {images.Length} image_names and {labels.Length} image_labels.");
        }

        return Array.FindIndex(labels, label => label < 0 || label >= names.Length) is var wrong and >= 0
            ? throw new InvalidDataException($"{path}: image \"{images[wrong]}\" has the label {labels[wrong]}, and there are {names.Length} label_names.")
            : manifest;
    }
}
