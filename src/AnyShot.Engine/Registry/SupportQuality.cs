using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Registry;

/// <summary>What is wrong with a set of examples, found by letting them judge each other: no test image is needed.</summary>
/// <param name="Classes">One each, in the order given.</param>
/// <param name="Items">All examples, those that should go first, then those to look at, worst first.</param>
/// <param name="ClosePairs">Classes that can hardly be told apart.</param>
/// <param name="Warnings">Sentences about the set as a whole.</param>
public sealed record SupportQuality(IReadOnlyList<ClassQuality> Classes, IReadOnlyList<ItemQuality> Items, IReadOnlyList<ClosePair> ClosePairs, IReadOnlyList<string> Warnings)
{
    /// <summary>A z-score above it is an outlier.</summary>
    public const double OutlierScore = 2.5;

    /// <summary>A cosine above it makes two prototypes nearly the same.</summary>
    public const double CloseCosine = 0.98;

    /// <summary>Classes with so many times the examples of another one are unevenly filled.</summary>
    public const int LargestRatio = 10;

    /// <param name="classes">Classes with their examples: unit length, one size.</param>
    /// <exception cref="ArgumentException">There is no class, or examples are not like that; one sentence names the class.</exception>
    public static SupportQuality Measure(IReadOnlyList<(string Name, IReadOnlyList<SupportItem> Items)> classes)
    {
        SupportClass[] support = [.. classes.Select(entry => new SupportClass(entry.Name, [.. entry.Items.Select(item => item.Embedding)]))];
        SupportSetRules.Require(support);
        var size = support[0].Shots[0].Length;
        var prototypes = new float[support.Length * size];
        for (var c = 0; c < support.Length; c++)
        {
            Prototype.Mean(support[c].Shots, leftOut: -1, prototypes.AsSpan(c * size, size));
        }

        var hashes = classes.SelectMany(entry => entry.Items.Where(item => item.ImageHash.Length > 0).Select(item => (entry.Name, Item: item))).ToLookup(one => one.Item.ImageHash);
        ItemQuality[] items = [.. Enumerable.Range(0, support.Length).SelectMany(c => Judge(classes, prototypes, c, hashes))];
        return new SupportQuality(
            [.. classes.Select(entry => Summary(entry.Name, [.. items.Where(item => item.Class == entry.Name)]))],
            [.. items.OrderByDescending(item => item.ShouldGo).ThenByDescending(item => item.Advice.Length > 0).ThenByDescending(item => item.Rank).ThenByDescending(item => item.ZScore ?? double.NegativeInfinity)],
            [.. Pairs(classes, prototypes, size)],
            [.. Warn(classes)]);
    }

    /// <summary>The same of images of a set.</summary>
    /// <param name="set">Images with labels.</param>
    /// <param name="classes">Labels that take part; each has an image.</param>
    public static SupportQuality Measure(FeatureSet set, IEnumerable<int> classes) => Measure(
    [
        .. classes.Select(label => (set.ClassNames[label], (IReadOnlyList<SupportItem>)[.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label).Select(i => SupportItem.Of(set, i))])),
    ]);

    private static IEnumerable<ItemQuality> Judge(
        IReadOnlyList<(string Name, IReadOnlyList<SupportItem> Items)> classes, float[] prototypes, int own, ILookup<string, (string Name, SupportItem Item)> hashes)
    {
        var (name, items) = classes[own];
        var size = items[0].Embedding.Length;
        var squared = new float[items.Count][];
        var isLeftOut = new bool[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            squared[i] = [.. Enumerable.Range(0, classes.Count).Select(c => Prototype.SquaredDistance(items[i].Embedding, prototypes.AsSpan(c * size, size)))];
            var mean = new float[size];
            // Copies of the example go with it: an image that is there twice would vouch for itself.
            float[][] others = [.. items.Where(item => !item.Embedding.AsSpan().SequenceEqual(items[i].Embedding)).Select(item => item.Embedding)];
            isLeftOut[i] = others.Length > 0 && Prototype.Mean(others, -1, mean);
            if (isLeftOut[i])
            {
                squared[i][own] = Prototype.SquaredDistance(items[i].Embedding, mean);
            }
        }

        double[] distances = [.. squared.Where((_, i) => isLeftOut[i]).Select(row => Math.Sqrt(row[own]))];
        var centre = distances.Length > 0 ? distances.Average() : 0;
        var deviation = distances.Length > 2 ? Math.Sqrt(distances.Sum(d => (d - centre) * (d - centre)) / (distances.Length - 1)) : 0;
        for (var i = 0; i < items.Count; i++)
        {
            var row = squared[i];
            var rank = isLeftOut[i] ? 1 + row.Where((value, c) => c != own && value < row[own]).Count() : 0;
            var distance = Math.Sqrt(row[own]);
            double? score = isLeftOut[i] && deviation > 0 ? (distance - centre) / deviation : null;
            var nearest = classes[Array.IndexOf(row, row.Min())].Name;
            var copies = hashes[items[i].ImageHash].Where(one => !ReferenceEquals(one.Item, items[i])).ToArray();
            var (advice, goes) = Advise(name, items, i, rank, nearest, score, copies);
            yield return new ItemQuality(name, items[i].Id, rank, nearest, distance, score, score > OutlierScore, [.. copies.Select(one => $"{one.Name}: {one.Item.Id}")], advice, goes);
        }
    }

    private static (string Advice, bool ShouldGo) Advise(
        string name, IReadOnlyList<SupportItem> items, int i, int rank, string nearest, double? score, IReadOnlyList<(string Name, SupportItem Item)> copies)
    {
        var isOutlier = score > OutlierScore;
        return (copies, rank, isOutlier) switch
        {
            _ when copies.Select(one => one.Name).FirstOrDefault(other => other != name) is { } other => ($"the same image is an example of \"{other}\": one of the two labels is wrong", nearest == other),
            _ when items.Take(i).Any(item => item.ImageHash.Length > 0 && item.ImageHash == items[i].ImageHash) => ("the same image is there already", true),
            (_, > 1, true) => ($"far from the others of its class and nearer to \"{nearest}\"", true),
            (_, > 1, false) => ($"the others of its class take it for \"{nearest}\": is the label right?", false),
            (_, _, true) => ("far from the others of its class: is it a rare look, or a bad picture?", false),
            _ => ("", false),
        };
    }

    private static ClassQuality Summary(string name, ItemQuality[] items)
    {
        var leftOut = items.Where(item => item.Rank > 0).ToArray();
        return new ClassQuality(name, items.Length, leftOut.Count(item => item.Rank == 1), leftOut.Length, leftOut.Length > 0 ? leftOut.Average(item => item.Distance) : null);
    }

    private static IEnumerable<ClosePair> Pairs(IReadOnlyList<(string Name, IReadOnlyList<SupportItem> Items)> classes, float[] prototypes, int size)
    {
        for (var a = 0; a < classes.Count; a++)
        {
            for (var b = a + 1; b < classes.Count; b++)
            {
                var cosine = 1 - (Prototype.SquaredDistance(prototypes.AsSpan(a * size, size), prototypes.AsSpan(b * size, size)) / 2);
                if (cosine > CloseCosine)
                {
                    yield return new ClosePair(classes[a].Name, classes[b].Name, cosine);
                }
            }
        }
    }

    private static IEnumerable<string> Warn(IReadOnlyList<(string Name, IReadOnlyList<SupportItem> Items)> classes)
    {
        var (most, least) = (classes.MaxBy(entry => entry.Items.Count), classes.MinBy(entry => entry.Items.Count));
        if (most.Items.Count > LargestRatio * least.Items.Count)
        {
            yield return $"Class \"{most.Name}\" has {most.Items.Count} examples and \"{least.Name}\" {least.Items.Count}: more than ten times as many.";
        }

        foreach (var (name, items) in classes.Where(entry => entry.Items.Count == 1))
        {
            yield return $"Class \"{name}\" has one example: nothing can be said of it.";
        }
    }
}
