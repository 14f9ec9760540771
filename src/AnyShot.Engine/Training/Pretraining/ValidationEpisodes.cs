using AnyShot.Engine.Rendering;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>
/// Fixed 1-shot episodes over the validation images: what chooses the weights. Nearest centroid by cosine; support and queries are of different groups.
/// </summary>
internal sealed class ValidationEpisodes
{
    public const int Count = 200;
    public const int QueriesPerClass = 15;
    private const ulong Stream = 59;

    private readonly List<(int[] Support, (int Image, int Class)[] Queries)> _episodes = [];

    /// <param name="images">At least two classes, each with images of two groups.</param>
    /// <param name="ways">Classes an episode; fewer where there are fewer.</param>
    /// <param name="seed">The same seed gives the same episodes.</param>
    /// <exception cref="InvalidDataException">There are too few classes or images.</exception>
    public ValidationEpisodes(IReadOnlyList<LabelledImage> images, int ways, ulong seed)
    {
        var classes = Enumerable.Range(0, images.Count).GroupBy(i => images[i].Label).Select(group => group.ToArray())
            .Where(members => members.Select(i => images[i].Group).Distinct().Count() > 1).ToArray();
        if (classes.Length < 2)
        {
            throw new InvalidDataException($"Choosing the weights needs 2 classes with images of 2 objects each; there are {classes.Length}.");
        }

        Ways = Math.Min(ways, classes.Length);
        for (var number = 0; number < Count; number++)
        {
            var random = new Pcg32(Pcg32.Mix(seed) + (ulong)number, Stream);
            Shuffle(classes, ref random);
            var support = new int[Ways];
            var queries = new List<(int, int)>();
            for (var c = 0; c < Ways; c++)
            {
                var members = (int[])classes[c].Clone();
                Shuffle(members, ref random);
                support[c] = members[0];
                queries.AddRange(members.Where(i => images[i].Group != images[members[0]].Group).Take(QueriesPerClass).Select(i => (i, c)));
            }

            _episodes.Add((support, [.. queries]));
        }
    }

    /// <summary>Classes an episode.</summary>
    public int Ways { get; }

    /// <summary>Mean share of right answers.</summary>
    /// <param name="features">Rows of unit length, one an image.</param>
    public double Accuracy(IReadOnlyList<float[]> features)
    {
        var sum = 0.0;
        foreach (var (support, queries) in _episodes)
        {
            var right = queries.Count(query =>
            {
                var cosines = support.Select(shot => TensorPrimitives.Dot<float>(features[shot], features[query.Image])).ToArray();
                return TensorPrimitives.IndexOfMax<float>(cosines) == query.Class;
            });
            sum += (double)right / queries.Length;
        }

        return sum / Count;
    }

    private static void Shuffle(int[][] items, ref Pcg32 random)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static void Shuffle(int[] items, ref Pcg32 random)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
