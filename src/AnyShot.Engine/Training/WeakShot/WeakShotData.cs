using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The images of a training in one list: those of clean base classes, then those with doubtful labels, then any that only measure.</summary>
internal sealed class WeakShotData
{
    private const double HeldOutShare = 0.2;
    private const int FewestHeldOut = 2;
    private const int FewestBaseClasses = 4;
    private const ulong HeldOutStream = 79;

    private WeakShotData(
        IReadOnlyList<LabelledImage> images, IReadOnlyList<string> names, IReadOnlyList<string> baseClasses, IReadOnlyList<string> noisyClasses, int[] training, int[] heldOut, int[] noisy, int[] measuring)
    {
        Images = images;
        Names = names;
        BaseClasses = baseClasses;
        NoisyClasses = noisyClasses;
        (Training, HeldOut, Noisy, Measuring) = (training, heldOut, noisy, measuring);
        Labels = [.. images.Select(image => image.Label)];
    }

    /// <summary>Files; the label is the position in <see cref="BaseClasses"/> or <see cref="NoisyClasses"/>.</summary>
    public IReadOnlyList<LabelledImage> Images { get; }

    /// <summary>The same as <c>CLASS/FILE</c> or as their manifest writes them.</summary>
    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<int> Labels { get; }

    public IReadOnlyList<string> BaseClasses { get; }

    public IReadOnlyList<string> NoisyClasses { get; }

    /// <summary>Places of the images of base classes that train the similarity network.</summary>
    public int[] Training { get; }

    /// <summary>Places of the images of base classes that choose its epoch: a fifth of the classes, two at least.</summary>
    public int[] HeldOut { get; }

    /// <summary>Places of the images with doubtful labels.</summary>
    public int[] Noisy { get; }

    /// <summary>Places of images that only measure; their labels are those of <see cref="NoisyClasses"/>. Empty in a training.</summary>
    public int[] Measuring { get; }

    /// <param name="bases">Clean images of base classes.</param>
    /// <param name="noisy">Images with doubtful labels, of other classes.</param>
    /// <param name="measuring">Images that only measure, with the class names of <paramref name="noisy"/>; null for none.</param>
    /// <param name="seed">Decides which base classes are held out.</param>
    /// <exception cref="InvalidDataException">There are too few classes or images, or a class is on both sides; one sentence says which.</exception>
    public static WeakShotData Of(ImageDataset bases, ImageDataset noisy, ImageDataset? measuring, ulong seed)
    {
        if (bases.ClassNames.FirstOrDefault(noisy.ClassNames.Contains) is { } both)
        {
            throw new InvalidDataException($"Class \"{both}\" is a base class and has noisy images too; the classes of {bases.Name} and {noisy.Name} must be others.");
        }

        Require(bases, FewestBaseClasses, "base");
        Require(noisy, 2, "noisy");
        LabelledImage[] images = [.. From(bases), .. From(noisy), .. measuring is null ? [] : From(measuring)];
        var classes = new Pcg32(seed, HeldOutStream).Permutation(bases.ClassNames.Count);
        var heldOut = classes.Take(Math.Max(FewestHeldOut, (int)Math.Round(classes.Length * HeldOutShare))).ToHashSet();
        var (first, second) = (bases.Files.Count, bases.Files.Count + noisy.Files.Count);
        return new WeakShotData(
            images,
            [.. bases.Names, .. noisy.Names, .. measuring?.Names ?? []],
            bases.ClassNames,
            noisy.ClassNames,
            [.. Enumerable.Range(0, first).Where(place => !heldOut.Contains(images[place].Label))],
            [.. Enumerable.Range(0, first).Where(place => heldOut.Contains(images[place].Label))],
            [.. Enumerable.Range(first, noisy.Files.Count)],
            [.. Enumerable.Range(second, images.Length - second)]);
    }

    private static IEnumerable<LabelledImage> From(ImageDataset data) => data.Files.Select((file, i) => new LabelledImage(file, data.Labels[i], i));

    private static void Require(ImageDataset data, int fewest, string what)
    {
        if (data.ClassNames.Count < fewest)
        {
            throw new InvalidDataException($"{data.Name} has {data.ClassNames.Count} class(es); {fewest} {what} classes are needed.");
        }

        var counts = data.Labels.CountBy(label => label).ToDictionary();
        for (var label = 0; label < data.ClassNames.Count; label++)
        {
            if (counts.GetValueOrDefault(label) < 2)
            {
                throw new InvalidDataException($"Class \"{data.ClassNames[label]}\" of {data.Name} has {counts.GetValueOrDefault(label)} image(s); two at least are needed to compare.");
            }
        }
    }
}
