using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>Photographs of some classes, on which a training is measured while it goes on. No gradient comes from them.</summary>
internal sealed class WatchedFolder
{
    private const ulong Seed = 1;
    private const int MostImages = 100;
    private const int MostWays = 5;
    private static readonly int[] Shots = [1, 5];

    private readonly string _name;
    private readonly int _side;
    private readonly float[][] _inputs;
    private readonly (int Shots, ValidationEpisodes Episodes)[] _episodes;

    /// <param name="watch"><c>FOLDER</c> or <c>FOLDER:CLASS,CLASS,...</c>; without classes the validation classes by the usual rule.</param>
    /// <param name="spec">What the network expects.</param>
    /// <exception cref="InvalidDataException">There is no such folder or class, or a class has too few images; one sentence says which.</exception>
    public WatchedFolder(string watch, BackboneSpec spec)
    {
        var colon = Directory.Exists(watch) ? -1 : watch.LastIndexOf(':');
        var folder = colon < 0 ? watch : watch[..colon];
        var data = ImageDataset.Read(folder);
        Classes = colon < 0 ? ValidationClasses(data) : watch[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Classes.FirstOrDefault(name => !data.ClassNames.Contains(name)) is { } unknown)
        {
            throw new InvalidDataException($"{folder} has no class \"{unknown}\".");
        }

        if (Classes.Count < 2)
        {
            throw new InvalidDataException($"{folder}: watching needs two classes or more, not {Classes.Count}.");
        }

        var images = Images(folder, data);
        using var preprocessor = new ImagePreprocessor(spec);
        _name = data.Name;
        _side = spec.InputWidth;
        _inputs = ImageStore.Inputs(images, preprocessor, 3);
        _episodes = [.. Shots
            .Where(shots => images.GroupBy(image => image.Label).All(ofClass => ofClass.Select(image => image.Group).Distinct().Count() > shots))
            .Select(shots => (shots, new ValidationEpisodes(images, Math.Min(MostWays, Classes.Count), Seed, shots)))];
        if (_episodes.Length == 0)
        {
            throw new InvalidDataException($"{folder}: each watched class needs images of two objects.");
        }
    }

    public IReadOnlyList<string> Classes { get; }

    /// <summary>The data set and its watched classes.</summary>
    public override string ToString() => $"{_name}: {string.Join(", ", Classes)}";

    /// <param name="image">Image to embedding.</param>
    public IEnumerable<KeyValuePair<string, double>> Measure(FoldedMiniNet image)
    {
        var embeddings = EvaluatedPictures.Embed(image, _inputs, _side);
        return _episodes.Select(entry => KeyValuePair.Create($"{_name}{entry.Episodes.Ways}Way{entry.Shots}Shot", entry.Episodes.Accuracy(embeddings)));
    }

    private static List<string> ValidationClasses(ImageDataset data)
    {
        var splits = data.Splits ?? ClassSplits.ByRule(data.ClassNames.Count, ClassSplits.UsualWays(data.ClassNames.Count));
        return [.. data.ClassNames.Where((_, i) => splits[i] == ClassSplit.Validation)];
    }

    /// <summary>At most <see cref="MostImages"/> of each watched class, evenly over its files.</summary>
    private List<LabelledImage> Images(string folder, ImageDataset data)
    {
        var groupFile = Path.Combine(folder, ImageGroups.FileName);
        var groups = File.Exists(groupFile) ? ImageGroups.Read(groupFile, data.Names) : null;
        return [.. Classes.SelectMany((name, label) =>
        {
            var ofClass = Enumerable.Range(0, data.Files.Count).Where(i => data.ClassNames[data.Labels[i]] == name).ToArray();
            var count = Math.Min(ofClass.Length, MostImages);
            return Enumerable.Range(0, count).Select(i => ofClass[(int)((long)i * ofClass.Length / count)]).Select(i => new LabelledImage(data.Files[i], label, groups?[i] ?? i));
        })];
    }
}
