using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.ActiveLearning;

/// <summary>Images in two parts that have no group in common: one to label from, one to measure on.</summary>
/// <param name="Pool">Image numbers.</param>
/// <param name="Test">Image numbers.</param>
public sealed record PoolSplit(IReadOnlyList<int> Pool, IReadOnlyList<int> Test)
{
    private const ulong Stream = 0x504f4f4c;

    /// <summary>Draws a share of each class's groups for the test; without groups every image is its own.</summary>
    /// <param name="set">The images.</param>
    /// <param name="classes">Labels that take part.</param>
    /// <param name="testShare">Above 0, below 1.</param>
    /// <param name="seed">The same seed gives the same parts.</param>
    /// <exception cref="InvalidDataException">A class cannot be on both sides; one sentence names it.</exception>
    public static PoolSplit Draw(FeatureSet set, IReadOnlyCollection<int> classes, double testShare, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(testShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(testShare, 1);
        var random = new Pcg32(seed, Stream);
        var isTest = new Dictionary<long, bool>();
        foreach (var label in classes)
        {
            var images = Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label).ToArray();
            var wanted = Math.Clamp((int)Math.Round(testShare * images.Length), 1, Math.Max(1, images.Length - 1));
            // A group that lies in several classes stays where an earlier class has put it.
            var taken = images.Count(i => isTest.TryGetValue(GroupOf(set, i), out var test) && test);
            foreach (var group in random.Shuffled([.. images.GroupBy(i => GroupOf(set, i)).Where(g => !isTest.ContainsKey(g.Key))]))
            {
                isTest[group.Key] = taken < wanted;
                taken += taken < wanted ? group.Count() : 0;
            }

            if (images.Length == 0 || images.All(i => isTest[GroupOf(set, i)]) || images.All(i => !isTest[GroupOf(set, i)]))
            {
                throw new InvalidDataException($"Class \"{set.ClassNames[label]}\" of {set.Name} has {images.Length} image(s){(set.Groups is null ? "" : " in groups")}, too few for a pool and a test without common {(set.Groups is null ? "images" : "groups")}.");
            }
        }

        int[] all = [.. Enumerable.Range(0, set.Count).Where(i => classes.Contains(set.Labels[i]))];
        return new PoolSplit([.. all.Where(i => !isTest[GroupOf(set, i)])], [.. all.Where(i => isTest[GroupOf(set, i)])]);
    }

    // The groups of a set are hashes or small numbers; the number of an image cannot be mistaken for one, because a set has groups for all images or none.
    private static long GroupOf(FeatureSet set, int image) => set.Groups?[image] ?? image;
}
