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
    private const ulong HeldOutStream = 53;

    private TrainingSet(IReadOnlyList<string> classNames, ClassSplit[] splits, IReadOnlyList<LabelledImage> training, IReadOnlyList<LabelledImage> validation)
    {
        ClassNames = classNames;
        Splits = splits;
        Training = training;
        Validation = validation;
    }

    /// <summary>All classes of the folder, by name.</summary>
    public IReadOnlyList<string> ClassNames { get; }

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

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">There are too few classes or images, or the split or group file does not fit.</exception>
    public static TrainingSet Read(PretrainingOptions options)
    {
        var classes = ImageFolder.Classes(options.DataFolder);
        var names = classes.Select(entry => entry.Name).ToArray();
        var splits = options.SplitFile is { } file ? ClassSplits.Read(file, names) : ClassSplits.ByRule(names.Length, options.Ways);
        var images = Images(options.DataFolder, classes);
        var bases = images.Where(image => splits[image.Label] == ClassSplit.Base).ToArray();
        if (splits.Count(split => split == ClassSplit.Base) < 2)
        {
            throw new InvalidDataException($"{options.DataFolder} has {names.Length} class(es), of which {splits.Count(split => split == ClassSplit.Base)} is a base class; training needs 2 base classes.");
        }

        var validation = images.Where(image => splits[image.Label] == ClassSplit.Validation).ToArray();
        if (validation.Select(image => image.Label).Distinct().Count() < 2)
        {
            validation = HeldOut(bases, options.Seed);
            bases = [.. bases.Except(validation)];
        }

        var labels = Enumerable.Range(0, names.Length).Where(label => splits[label] == ClassSplit.Base).ToArray();
        return new TrainingSet(names, splits, [.. bases.Select(image => image with { Label = Array.IndexOf(labels, image.Label) })], validation);
    }

    private static LabelledImage[] Images(string folder, IReadOnlyList<(string Name, IReadOnlyList<string> Files)> classes)
    {
        var paths = classes.SelectMany((entry, label) => entry.Files.Select(path => (Path: path, Label: label, Name: $"{entry.Name}/{Path.GetFileName(path)}"))).ToArray();
        var groupFile = Path.Combine(folder, ImageGroups.FileName);
        var groups = File.Exists(groupFile) ? ImageGroups.Read(groupFile, [.. paths.Select(entry => entry.Name)]) : null;
        return [.. paths.Select((entry, i) => new LabelledImage(entry.Path, entry.Label, groups?[i] ?? i))];
    }

    /// <summary>Whole groups in random order until a fifth of a class is reached.</summary>
    private static LabelledImage[] HeldOut(LabelledImage[] images, ulong seed)
    {
        var heldOut = new List<LabelledImage>();
        foreach (var ofClass in images.GroupBy(image => image.Label))
        {
            var random = new Pcg32(seed, HeldOutStream + (ulong)ofClass.Key);
            var groups = ofClass.GroupBy(image => image.Group).Select(group => (Order: random.Next(), Images: group.ToArray())).OrderBy(entry => entry.Order);
            var wanted = (int)Math.Ceiling(ofClass.Count() * HeldOutShare);
            var taken = 0;
            foreach (var (_, group) in groups)
            {
                if (taken >= wanted)
                {
                    break;
                }

                heldOut.AddRange(group);
                taken += group.Length;
            }
        }

        return [.. heldOut];
    }
}
