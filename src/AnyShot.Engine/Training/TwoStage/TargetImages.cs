using AnyShot.Engine.Data;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>The target's images: which train, which are measured on. Those of the test are named here and not opened.</summary>
internal sealed class TargetImages
{
    private readonly TwoStageOptions _options;
    private readonly ImageDataset _data;
    private readonly long[] _groups;
    private readonly int[] _training;

    private TargetImages(TwoStageOptions options, ImageDataset data, long[] groups, int[] training, ImageDataset? test) =>
        (_options, _data, _groups, _training, Test) = (options, data, groups, training, test);

    /// <summary>Name of the data set.</summary>
    public string Name => _data.Name;

    public IReadOnlyList<string> Classes => _data.ClassNames;

    /// <summary>Images that train.</summary>
    public int Count => _training.Length;

    /// <summary>Images to measure on; null for none.</summary>
    public ImageDataset? Test { get; }

    /// <summary>Name, class and file of each image that trains.</summary>
    public IEnumerable<(string Name, string Class, string File)> Files => _training.Select(i => (_data.Names[i], _data.ClassNames[_data.Labels[i]], _data.Files[i]));

    /// <summary>Files of all images that train or are measured on.</summary>
    public IReadOnlyCollection<string> AllFiles => [.. _training.Select(i => _data.Files[i]), .. Test?.Files ?? []];

    /// <exception cref="InvalidDataException">The folders do not fit; one sentence says how.</exception>
    public static TargetImages Read(TwoStageOptions options)
    {
        var data = ImageDataset.Read(options.Target);
        if (data.ClassNames.Count < 2)
        {
            throw new InvalidDataException($"{options.Target} has one class; two at least are needed.");
        }

        var groupFile = options.GroupFile ?? Path.Combine(Directory.Exists(options.Target) ? options.Target : Path.GetDirectoryName(Path.GetFullPath(options.Target))!, ImageGroups.FileName);
        long[] groups = options.GroupFile is not null || File.Exists(groupFile) ? ImageGroups.Read(groupFile, data.Names) : [.. Enumerable.Range(0, data.Files.Count).Select(i => (long)i)];
        if (options.ImagesPerClass is not { } perClass)
        {
            return new TargetImages(options, data, groups, [.. Enumerable.Range(0, data.Files.Count)], options.Test is null ? null : ReadTest(options.Test, data.ClassNames));
        }

        var (training, rest) = StageSplit.Draw(data.Labels, groups, perClass, options.Seed, data.ClassNames);
        return rest.Length == 0
            ? throw new InvalidDataException($"{options.Target} has no image left to measure on when {perClass} of each class train.")
            : new TargetImages(options, data, groups, training, Part(data, rest));
    }

    /// <summary>Decodes the images that train.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read.</exception>
    public StageImages Load() => new(
        ImageStore.Squares([.. _training.Select(i => new LabelledImage(_data.Files[i], _data.Labels[i], _groups[i]))], StageData.SourceScale * _options.Side, _options.Channels),
        [.. _training.Select(i => _data.Labels[i])],
        [.. _training.Select(i => _groups[i])],
        _data.ClassNames,
        DataHash.Of(Files));

    private static ImageDataset ReadTest(string folder, IReadOnlyList<string> classes)
    {
        var test = ImageDataset.Read(folder);
        return test.ClassNames.FirstOrDefault(name => !classes.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? throw new InvalidDataException($"{folder} has the class \"{unknown}\", which the target does not have; it has {string.Join(", ", classes)}.")
            : test;
    }

    private static ImageDataset Part(ImageDataset data, int[] images) =>
        new(data.Name, data.ClassNames, [.. images.Select(i => data.Files[i])], [.. images.Select(i => data.Names[i])], [.. images.Select(i => data.Labels[i])], null);
}
