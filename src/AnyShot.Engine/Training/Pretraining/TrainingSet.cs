using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>
/// Which images train and which choose. Images of novel classes are in neither. Where there are no two validation classes, a fifth of the images of every base
/// class chooses instead, whole groups at a time.
/// </summary>
internal sealed class TrainingSet
{
    private const double HeldOutShare = 0.2;

    /// <summary>The mix-up stage turns a quarter of a batch, which must be an image at least.</summary>
    private const int FewestImages = 4;
    private const ulong HeldOutStream = 53;

    private readonly ImageDataset _data;

    private TrainingSet(ImageDataset data, IReadOnlyList<ClassSplit> splits, IReadOnlyList<LabelledImage> training, IReadOnlyList<LabelledImage> validation)
    {
        _data = data;
        Splits = splits;
        Training = training;
        Validation = validation;
    }

    /// <summary>Name of the data set.</summary>
    public string Name => _data.Name;

    /// <summary>All its classes.</summary>
    public IReadOnlyList<string> ClassNames => _data.ClassNames;

    /// <summary>One a class.</summary>
    public IReadOnlyList<ClassSplit> Splits { get; }

    /// <summary>Base classes, in the order of the labels of <see cref="Training"/>.</summary>
    public IReadOnlyList<string> BaseClasses => Names(ClassSplit.Base);

    /// <summary>Labels are positions in <see cref="BaseClasses"/>.</summary>
    public IReadOnlyList<LabelledImage> Training { get; }

    /// <summary>Labels are positions in <see cref="ClassNames"/>.</summary>
    public IReadOnlyList<LabelledImage> Validation { get; }

    /// <summary>Whether images of base classes choose.</summary>
    public bool HoldsOutBaseImages => Validation.Count > 0 && Splits[Validation[0].Label] == ClassSplit.Base;

    public IReadOnlyList<string> Names(ClassSplit split) => [.. ClassNames.Where((_, i) => Splits[i] == split)];

    /// <summary>Base and validation images with all that belongs to them, for what is trained on features; labels are positions in <see cref="Seen"/>'s own class names.</summary>
    public (ImageDataset Images, IReadOnlyList<ClassSplit> Splits) Seen()
    {
        var labels = Enumerable.Range(0, _data.ClassNames.Count).Where(label => Splits[label] != ClassSplit.Novel).ToArray();
        var images = Enumerable.Range(0, _data.Files.Count).Where(i => Splits[_data.Labels[i]] != ClassSplit.Novel).ToArray();
        var seen = new ImageDataset(
            _data.Name,
            [.. labels.Select(label => _data.ClassNames[label])],
            [.. images.Select(i => _data.Files[i])],
            [.. images.Select(i => _data.Names[i])],
            [.. images.Select(i => Array.IndexOf(labels, _data.Labels[i]))],
            null);
        return (seen, [.. labels.Select(label => Splits[label])]);
    }

    /// <summary>Identity of the images that train or choose.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public string Hash()
    {
        var used = Training.Concat(Validation).Select(image => image.Path).ToHashSet(StringComparer.Ordinal);
        return DataHash.Of(Enumerable.Range(0, _data.Files.Count).Where(i => used.Contains(_data.Files[i])).Select(i => (_data.Names[i], _data.ClassNames[_data.Labels[i]], _data.Files[i])));
    }

    /// <inheritdoc cref="Read(string, string?, int, ulong)"/>
    public static TrainingSet Read(PretrainingOptions options) => Read(options.DataFolder, options.SplitFile, options.Ways, options.Seed);

    /// <param name="dataFolder">Folder with one folder a class, folder with manifests or one manifest.</param>
    /// <param name="splitFile">Null takes the data set's own split or the rule.</param>
    /// <param name="ways">Novel classes that the rule must leave.</param>
    /// <param name="seed">Decides what is held out where there are no two validation classes.</param>
    /// <exception cref="InvalidDataException">There is no such data set, there are too few classes or images, or the split or group file does not fit.</exception>
    public static TrainingSet Read(string dataFolder, string? splitFile, int ways, ulong seed)
    {
        var data = ImageDataset.Read(dataFolder);
        var splits = splitFile is { } file ? ClassSplits.Read(file, data.ClassNames) : data.Splits ?? ClassSplits.ByRule(data.ClassNames.Count, ways);
        var images = Images(dataFolder, data);
        var bases = images.Where(image => splits[image.Label] == ClassSplit.Base).ToArray();
        var labels = bases.Select(image => image.Label).Distinct().Order().ToArray();
        if (labels.Length < 2)
        {
            throw new InvalidDataException($"{dataFolder} has {data.ClassNames.Count} class(es), of which {labels.Length} is a base class; training needs 2 base classes.");
        }

        var validation = WithTwoObjects(images.Where(image => splits[image.Label] == ClassSplit.Validation));
        if (validation.Select(image => image.Label).Distinct().Count() < 2)
        {
            var heldOut = HeldOut(bases, seed);
            bases = [.. bases.Except(heldOut)];
            validation = WithTwoObjects(heldOut);
        }

        if (bases.Length < FewestImages)
        {
            throw new InvalidDataException($"{dataFolder} has {bases.Length} image(s) of base classes to train on; {FewestImages} are needed.");
        }

        return new TrainingSet(data, splits, [.. bases.Select(image => image with { Label = Array.IndexOf(labels, image.Label) })], validation);
    }

    private static LabelledImage[] Images(string folder, ImageDataset data)
    {
        var groupFile = Path.Combine(folder, ImageGroups.FileName);
        var groups = File.Exists(groupFile) ? ImageGroups.Read(groupFile, data.Names) : null;
        return [.. data.Files.Select((path, i) => new LabelledImage(path, data.Labels[i], groups?[i] ?? i))];
    }

    /// <summary>An episode needs a shot and a query of two objects; a class that cannot give them does not choose.</summary>
    private static LabelledImage[] WithTwoObjects(IEnumerable<LabelledImage> images) =>
        [.. images.GroupBy(image => image.Label).Where(ofClass => ofClass.Select(image => image.Group).Distinct().Count() > 1).SelectMany(ofClass => ofClass)];

    /// <summary>Whole groups in random order until a fifth of a class and two groups are reached; the last group is never taken.</summary>
    private static LabelledImage[] HeldOut(LabelledImage[] images, ulong seed)
    {
        var heldOut = new List<LabelledImage>();
        foreach (var ofClass in images.GroupBy(image => image.Label))
        {
            var random = new Pcg32(seed, HeldOutStream + (ulong)ofClass.Key);
            var groups = random.Shuffled([.. ofClass.GroupBy(image => image.Group).Select(group => group.ToArray())]);
            var wanted = (int)Math.Ceiling(ofClass.Count() * HeldOutShare);
            var taken = 0;
            for (var i = 0; i < groups.Length - 1 && (taken < wanted || i < 2); i++)
            {
                heldOut.AddRange(groups[i]);
                taken += groups[i].Length;
            }
        }

        return [.. heldOut];
    }
}
