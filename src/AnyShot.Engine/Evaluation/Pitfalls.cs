using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Evaluation;

/// <summary>What makes a few-shot number or class set doubtful, one sentence each; null where there is nothing to say.</summary>
public static class Pitfalls
{
    /// <summary>Above this the largest class has so many times the images of the smallest.</summary>
    public const double WorstImbalance = 10;

    /// <summary>Prototypes with a higher cosine are nearly the same.</summary>
    public const double NearestPrototypes = 0.98;

    /// <summary>Base classes with <see cref="EnoughImages"/> that an embedding needs to carry over to other classes.</summary>
    public const int EnoughClasses = 15;

    /// <summary>Images that a base class needs.</summary>
    public const int EnoughImages = 20;

    private const int MostNames = 5;

    /// <summary>A model is trained for other episodes than it will meet.</summary>
    public static string? OtherEpisodes(int trainedWays, int trainedShots, int ways, int shots) =>
        trainedWays == ways && trainedShots == shots
            ? null
            : $"Trained on {trainedWays}-way {trainedShots}-shot episodes and measured on {ways}-way {shots}-shot ones: {(trainedShots == shots ? "more ways in training often help, but say so beside the number." : "other shots than in use often cost accuracy.")}";

    /// <summary>The largest class has more than ten times the images of the smallest.</summary>
    /// <param name="counts">Images by class.</param>
    public static string? Imbalance(IReadOnlyDictionary<string, int> counts)
    {
        if (counts.Count == 0)
        {
            return null;
        }

        var (most, least) = (counts.MaxBy(entry => entry.Value), counts.MinBy(entry => entry.Value));
        return most.Value > WorstImbalance * least.Value
            ? $"Class \"{most.Key}\" has {most.Value} images and class \"{least.Key}\" {least.Value}, more than {WorstImbalance.ToString(CultureInfo.InvariantCulture)} times fewer: what is said of the small one rests on few images."
            : null;
    }

    /// <summary>Too few base classes, or too few images of them, to learn an embedding from nothing.</summary>
    /// <param name="counts">Images by base class.</param>
    public static string? LittleData(IReadOnlyDictionary<string, int> counts) =>
        counts.Count(entry => entry.Value >= EnoughImages) is var enough && enough < EnoughClasses
            ? $"Only {enough} base class(es) have {EnoughImages} images or more; to learn from nothing what carries over to other classes takes {EnoughClasses} of them. Rather begin with a trained model."
            : null;

    /// <summary>Classes that cannot take part.</summary>
    public static string? Skipped(IReadOnlyList<string> classes, int shots) =>
        classes.Count == 0 ? null : $"Left out, because {shots} shot(s) and an independent query need more images: {Names(classes)}.";

    /// <summary>Classes that cannot always give all queries.</summary>
    public static string? TooFewQueries(IReadOnlyList<string> classes, int queries) =>
        classes.Count == 0 ? null : $"Fewer than {queries} queries beside the shots in {Names(classes)}: all classes of an episode with one of them get the same lower number.";

    /// <summary>A model was trained on classes that it is to be measured or chosen on.</summary>
    /// <param name="model">Its card.</param>
    /// <param name="classes">Names of those classes.</param>
    /// <param name="what">What they are here, such as <c>novel</c>.</param>
    public static string? Seen(ModelCard model, IReadOnlyList<string> classes, string what)
    {
        var seen = classes.Where(name => model.Classes.Contains(name)).ToArray();
        return seen.Length == 0
            ? null
            : $"The model {model.Name} was trained on classes that are {what} here by name: {Names(seen)}. If they are the same classes, the accuracy is no few-shot accuracy.";
    }

    /// <summary>Examples that are there more than once: they count as several opinions and are one.</summary>
    /// <param name="hashes">Content hash and class of each example.</param>
    public static string? Duplicates(IEnumerable<(string Hash, string Class)> hashes)
    {
        var twice = hashes.GroupBy(one => one.Hash, one => one.Class).Where(group => group.Count() > 1).ToArray();
        if (twice.Length == 0)
        {
            return null;
        }

        var across = twice.FirstOrDefault(group => group.Distinct().Count() > 1);
        return across is null
            ? $"{twice.Length} image(s) are there more than once, first in class \"{twice[0].First()}\": an example that counts twice is still one."
            : $"{twice.Length} image(s) are there more than once, and one is in class \"{across.First()}\" and in class \"{across.Distinct().ElementAt(1)}\": one of the two labels is wrong.";
    }

    /// <summary>Two classes that the embedding hardly tells apart.</summary>
    /// <param name="prototypes">Name and class mean, any length.</param>
    public static string? NearlySame(IReadOnlyList<(string Name, float[] Mean)> prototypes)
    {
        var (worst, first, second) = (NearestPrototypes, -1, -1);
        for (var a = 0; a < prototypes.Count; a++)
        {
            for (var b = a + 1; b < prototypes.Count; b++)
            {
                var cosine = TensorPrimitives.CosineSimilarity<float>(prototypes[a].Mean, prototypes[b].Mean);
                (worst, first, second) = cosine > worst ? (cosine, a, b) : (worst, first, second);
            }
        }

        return first < 0
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Classes \"{prototypes[first].Name}\" and \"{prototypes[second].Name}\" have nearly the same mean (cosine {worst:0.000}): this embedding may hardly tell them apart; merge them, or give other examples.");
    }

    /// <summary>All that can be said of classes by their embedded examples.</summary>
    /// <param name="classes">Name and embeddings of each class; one without examples is left out.</param>
    public static IEnumerable<string> OfExamples(IReadOnlyList<(string Name, IReadOnlyList<float[]> Examples)> classes)
    {
        var seen = classes.Where(one => one.Examples.Count > 0).ToArray();
        string?[] sentences =
        [
            Imbalance(seen.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Examples.Count)),
            // Equal embeddings stand for equal images: a backbone gives the same numbers for the same pixels.
            Duplicates(seen.SelectMany(one => one.Examples.Select(row => (Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(row.AsSpan()))), one.Name)))),
            NearlySame([.. seen.Select(one => (one.Name, Mean(one.Examples)))]),
        ];
        return sentences.OfType<string>();
    }

    /// <summary>Sum of the directions, which has the direction of their mean.</summary>
    private static float[] Mean(IReadOnlyList<float[]> rows)
    {
        var mean = new float[rows[0].Length];
        foreach (var row in rows)
        {
            TensorPrimitives.MultiplyAdd<float>(row, 1 / Math.Max(TensorPrimitives.Norm<float>(row), float.Epsilon), mean, mean);
        }

        return mean;
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : "");
}
