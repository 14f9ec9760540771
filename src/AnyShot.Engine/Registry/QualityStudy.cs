using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Registry;

/// <summary>Makes labels wrong on purpose, each into any other class with equal chance, and counts how many of them <see cref="SupportQuality"/> names. Only the count sees the truth.</summary>
public static class QualityStudy
{
    private const ulong Stream = 0x4e4f4953;

    /// <param name="set">Images with right labels.</param>
    /// <param name="classes">Labels that take part, two at least.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of every seed.</param>
    /// <param name="cancellationToken">Stops between two seeds.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="InvalidDataException">There are too few classes, or so few images that no label becomes wrong.</exception>
    public static QualityScore Run(FeatureSet set, IReadOnlyList<int> classes, QualityStudyOptions options, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        options.Require();
        if (classes.Count < 2)
        {
            throw new InvalidDataException($"{set.Name} has {classes.Count} class(es) that take part; wrong labels need two.");
        }

        var total = new QualityScore(0, 0, 0, 0, 0, 0);
        for (var s = 0; s < options.Seeds; s++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            total = Add(total, Draw(set, classes, options, options.Seed + (ulong)s));
            progress?.Report(new WorkProgress("wrong labels", s + 1, options.Seeds));
        }

        return total.Wrong > 0 ? total : throw new InvalidDataException($"{options.Noise:P0} of {total.Examples} labels is none; more images or more noise are needed.");
    }

    private static QualityScore Draw(FeatureSet set, IReadOnlyList<int> classes, QualityStudyOptions options, ulong seed)
    {
        var random = new Pcg32(seed, Stream);
        List<int> images = [];
        foreach (var label in classes)
        {
            var own = random.Shuffled([.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label)]);
            images.AddRange(options.Examples > 0 ? own.Take(options.Examples) : own);
        }

        var labels = images.ToDictionary(image => image, image => set.Labels[image]);
        int[] wrong = [.. random.Shuffled([.. images]).Take((int)Math.Round(options.Noise * images.Count))];
        foreach (var image in wrong)
        {
            int[] others = [.. classes.Where(label => label != set.Labels[image])];
            labels[image] = others[random.Below(others.Length)];
        }

        var items = images.ToDictionary(image => image, image => SupportItem.Of(set, image));
        var isWrong = wrong.Select(image => items[image].Id).ToHashSet();
        var found = SupportQuality.Measure(
        [
            .. classes.Select(label => (set.ClassNames[label], (IReadOnlyList<SupportItem>)[.. images.Where(image => labels[image] == label).Select(image => items[image])])).Where(entry => entry.Item2.Count > 0),
        ]);
        var named = found.Items.Where(item => item.Advice.Length > 0).ToArray();
        var goes = found.Items.Where(item => item.ShouldGo).ToArray();
        return new QualityScore(images.Count, wrong.Length, named.Length, named.Count(item => isWrong.Contains(item.Id)), goes.Length, goes.Count(item => isWrong.Contains(item.Id)));
    }

    private static QualityScore Add(QualityScore a, QualityScore b) =>
        new(a.Examples + b.Examples, a.Wrong + b.Wrong, a.Named + b.Named, a.NamedWrong + b.NamedWrong, a.ToRemove + b.ToRemove, a.RemovedWrong + b.RemovedWrong);
}
