using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Data;

/// <summary>Small labelled pictures in memory, with a test part that no training or choice may look at.</summary>
public sealed class LabelledPictures
{
    private const double TestShare = 0.2;
    private const ulong TestStream = 71;

    /// <param name="name">For reports.</param>
    /// <param name="classNames">Two at least.</param>
    /// <param name="training">Pictures to take labels from.</param>
    /// <param name="trainingLabels">One a picture.</param>
    /// <param name="test">Pictures to measure with.</param>
    /// <param name="testLabels">One a picture.</param>
    /// <exception cref="InvalidDataException">There are no two classes, or a class has no picture in a part.</exception>
    public LabelledPictures(string name, IReadOnlyList<string> classNames, PictureSet training, IReadOnlyList<int> trainingLabels, PictureSet test, IReadOnlyList<int> testLabels)
    {
        (Name, ClassNames, Training, TrainingLabels, Test, TestLabels) = (name, classNames, training, trainingLabels, test, testLabels);
        if (classNames.Count < 2)
        {
            throw new InvalidDataException($"{name} has {classNames.Count} class(es); measuring needs 2.");
        }

        for (var label = 0; label < classNames.Count; label++)
        {
            if (!trainingLabels.Contains(label) || !testLabels.Contains(label))
            {
                throw new InvalidDataException($"Class {classNames[label]} of {name} has no picture to {(trainingLabels.Contains(label) ? "test" : "train")} with.");
            }
        }
    }

    public string Name { get; }

    public IReadOnlyList<string> ClassNames { get; }

    public PictureSet Training { get; }

    public IReadOnlyList<int> TrainingLabels { get; }

    public PictureSet Test { get; }

    public IReadOnlyList<int> TestLabels { get; }

    /// <summary>
    /// Reads an IDX folder with its own test part; a folder with the class folders under <c>train</c> and <c>test</c>; or class folders, of which a fifth of each class is the test, drawn by the seed.
    /// </summary>
    /// <exception cref="InvalidDataException">There is no such folder, or it does not fit; one sentence says why.</exception>
    public static LabelledPictures Read(string path, int channels, int side, ulong seed, Action<string> warn)
    {
        if (!Directory.Exists(path))
        {
            throw new InvalidDataException($"There is no folder {path}.");
        }

        var name = ImageDataset.NameOf(path);
        if (IdxFolder.Is(path))
        {
            var (training, trainingLabels) = FromIdx(path, "train", channels, side);
            var (test, testLabels) = FromIdx(path, "t10k", channels, side);
            return new LabelledPictures(name, IdxFolder.ClassNames(path, Math.Max(trainingLabels.Max(), testLabels.Max()) + 1), training, trainingLabels, test, testLabels);
        }

        var (trainFolder, testFolder) = (Path.Combine(path, "train"), Path.Combine(path, "test"));
        if (Directory.Exists(trainFolder) && Directory.Exists(testFolder))
        {
            var classes = ImageFolder.Classes(trainFolder);
            var names = classes.Select(entry => entry.Name).ToArray();
            return Build(name, names, Numbered(classes, names), Numbered(ImageFolder.Classes(testFolder), names), channels, side, warn);
        }

        var all = ImageFolder.Classes(path);
        var allNames = all.Select(entry => entry.Name).ToArray();
        var parts = Numbered(all, allNames).GroupBy(image => image.Label).Select(ofClass =>
        {
            var shuffled = new Pcg32(seed, TestStream + (ulong)ofClass.Key).Shuffled([.. ofClass]);
            var count = (int)Math.Ceiling(shuffled.Length * TestShare);
            return (Test: shuffled[..count], Training: shuffled[count..]);
        }).ToArray();
        return Build(name, allNames, [.. parts.SelectMany(part => part.Training)], [.. parts.SelectMany(part => part.Test)], channels, side, warn);
    }

    private static (PictureSet Pictures, int[] Labels) FromIdx(string folder, string part, int channels, int side)
    {
        var images = IdxFolder.Images(folder, part);
        var labels = IdxFolder.Labels(folder, part);
        return labels.Length == images.Shape[0]
            ? (PictureSet.Of(part, channels, side, PictureSet.FromIdx(images, channels, side)), [.. labels.Select(label => (int)label)])
            : throw new InvalidDataException($"{folder} has {images.Shape[0]} images and {labels.Length} labels in its part {part}.");
    }

    private static (string File, int Label)[] Numbered(IReadOnlyList<(string Name, IReadOnlyList<string> Files)> classes, string[] names) =>
        [.. classes.SelectMany(entry => entry.Files.Select(file => (file, Array.IndexOf(names, entry.Name) is var label and >= 0
            ? label
            : throw new InvalidDataException($"Class {entry.Name} is in the test part only."))))];

    private static LabelledPictures Build(
        string name, IReadOnlyList<string> classNames, (string File, int Label)[] training, (string File, int Label)[] test, int channels, int side, Action<string> warn)
    {
        var (trainingPictures, trainingLabels) = Decode(training);
        var (testPictures, testLabels) = Decode(test);
        return new LabelledPictures(name, classNames, PictureSet.Of("train", channels, side, trainingPictures), trainingLabels, PictureSet.Of("test", channels, side, testPictures), testLabels);

        (byte[][] Pictures, int[] Labels) Decode((string File, int Label)[] images)
        {
            var labels = images.ToDictionary(image => image.File, image => image.Label, StringComparer.Ordinal);
            var decoded = PictureSet.FromFiles([.. images.Select(image => image.File)], channels, side, warn);
            return ([.. decoded.Select(picture => picture.Pixels)], [.. decoded.Select(picture => labels[picture.File])]);
        }
    }
}
