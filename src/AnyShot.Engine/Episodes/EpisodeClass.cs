using AnyShot.Engine.Data;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Episodes;

/// <summary>A class that episodes draw from: its images, by the physical object that they show.</summary>
internal sealed class EpisodeClass
{
    private readonly int[] _images;
    private readonly (long Group, int[] Images)[] _groups;

    /// <param name="set">Holds the images.</param>
    /// <param name="label">The class.</param>
    /// <param name="most">So many of its images, in file order.</param>
    public EpisodeClass(FeatureSet set, int label, int most)
    {
        Label = label;
        Name = set.ClassNames[label];
        _images = [.. Enumerable.Range(0, set.Count).Where(i => set.Labels[i] == label).Take(most)];
        _groups = [.. _images.GroupBy(i => GroupOf(set, i)).Select(group => (group.Key, group.ToArray()))];
    }

    public int Label { get; }

    public string Name { get; }

    public int Count => _images.Length;

    /// <summary>The group of an image; every image is its own where there are none.</summary>
    public static long GroupOf(FeatureSet set, int image) => set.Groups?[image] ?? image;

    /// <summary>Queries that remain in the worst draw of shots. Negative when the shots themselves cannot be drawn.</summary>
    public int LeastQueries(int shots)
    {
        if (shots == 0)
        {
            return Count;
        }

        var sizes = _groups.Select(group => group.Images.Length).OrderDescending().ToArray();
        return sizes.Length < 2 || Count - sizes[^1] < shots ? -1 : Count - sizes.Take(Math.Min(shots, sizes.Length - 1)).Sum();
    }

    /// <summary>
    /// Shots, each of another group while there are groups, and one group always kept for the queries; with fewer groups than that the groups that gave
    /// a shot give more.
    /// </summary>
    public int[] DrawShots(int shots, ref Pcg32 random)
    {
        if (shots == 0)
        {
            return [];
        }

        var order = random.Shuffled(_groups);
        if (shots >= order.Length && order[..^1].Sum(group => group.Images.Length) < shots)
        {
            // The kept group was too large: keep the smallest.
            order = [.. order.OrderByDescending(group => group.Images.Length)];
        }

        var used = order[..Math.Min(shots, order.Length - 1)];
        for (var i = 0; i < used.Length; i++)
        {
            used[i].Images = random.Shuffled(used[i].Images);
        }

        var drawn = new List<int>(shots);
        for (var round = 0; drawn.Count < shots; round++)
        {
            drawn.AddRange(used.Where(group => round < group.Images.Length).Take(shots - drawn.Count).Select(group => group.Images[round]));
        }

        return [.. drawn];
    }

    /// <summary>Images whose group gave no shot, in random order.</summary>
    public int[] DrawQueries(FeatureSet set, HashSet<long> taken, ref Pcg32 random) =>
        random.Shuffled(taken.Count == 0 ? _images : [.. _images.Where(i => !taken.Contains(GroupOf(set, i)))]);
}
