using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Clean images with wrong labels put in, for measurements. Half of the noise are images of other classes, half are outliers.</summary>
/// <param name="Images">The data set with noise.</param>
/// <param name="Truth">One an image. For measurement only: nothing that trains may see it.</param>
internal sealed record NoiseInjection(ImageDataset Images, IReadOnlyList<NoisyLabel> Truth)
{
    private const ulong Stream = 97;

    /// <summary>Of n images of a class, rate n / 2 go to other classes with their labels, as many are replaced by outliers, the rest stay.</summary>
    /// <param name="clean">Right labels.</param>
    /// <param name="outliers">Images of no class of <paramref name="clean"/>; their labels are not read.</param>
    /// <param name="rate">0 to 0.9.</param>
    /// <param name="seed">Decides every draw.</param>
    /// <exception cref="InvalidDataException">There are too few outliers.</exception>
    public static NoiseInjection Of(ImageDataset clean, ImageDataset outliers, double rate, ulong seed)
    {
        if (!(rate is >= 0 and <= 0.9))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "Noise must be 0 to 0.9 of the labels.");
        }

        var random = new Pcg32(seed, Stream);
        var classes = clean.ClassNames.Count;
        List<(string File, string Name, int Label, NoisyLabel Truth)> images = [];
        var strangers = new Queue<int>(random.Permutation(outliers.Files.Count));
        for (var label = 0; label < classes; label++)
        {
            var members = random.Shuffled([.. Enumerable.Range(0, clean.Files.Count).Where(i => clean.Labels[i] == label)]);
            var crossed = (int)Math.Round(members.Length * rate / 2);
            int[] others = random.Shuffled([.. Enumerable.Range(0, classes).Where(other => other != label)]);
            if (strangers.Count < crossed)
            {
                throw new InvalidDataException($"{outliers.Name} has {outliers.Files.Count} images, too few outliers for {rate:P0} noise.");
            }

            for (var i = 0; i < members.Length - crossed; i++)
            {
                var isCrossed = i < crossed && others.Length > 0;
                images.Add((clean.Files[members[i]], clean.Names[members[i]], isCrossed ? others[i % others.Length] : label, isCrossed ? NoisyLabel.OtherClass : NoisyLabel.Right));
            }

            for (var i = 0; i < crossed; i++)
            {
                var stranger = strangers.Dequeue();
                images.Add((outliers.Files[stranger], outliers.Names[stranger], label, NoisyLabel.Outlier));
            }
        }

        return new NoiseInjection(
            new ImageDataset(clean.Name, clean.ClassNames, [.. images.Select(i => i.File)], [.. images.Select(i => i.Name)], [.. images.Select(i => i.Label)], null),
            [.. images.Select(i => i.Truth)]);
    }
}
