using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>Which images of a stage train and which choose; whole groups at a time, every class by itself.</summary>
internal static class StageSplit
{
    /// <summary>Below so many images of its smallest class a stage is measured by folds.</summary>
    public const int FewImages = 20;

    private const double HeldOutShare = 0.2;
    private const ulong FoldStream = 71;
    private const ulong DrawStream = 73;

    /// <summary>Fold of each image: every class's groups in random order, each to the fold that has the fewest of the class's images.</summary>
    public static int[] Folds(IReadOnlyList<int> labels, IReadOnlyList<long> groups, int folds, ulong seed)
    {
        var result = new int[labels.Count];
        foreach (var ofClass in GroupsOfClasses(labels, groups, seed, FoldStream))
        {
            // Classes begin at different folds, so that the first fold is not the largest for all of them.
            var counts = new int[folds];
            var first = ofClass.Label % folds;
            foreach (var group in ofClass.Groups)
            {
                var fold = Enumerable.Range(0, folds).Select(i => (first + i) % folds).MinBy(i => counts[i]);
                counts[fold] += group.Length;
                foreach (var image in group)
                {
                    result[image] = fold;
                }
            }
        }

        return result;
    }

    /// <summary>A fifth of each class's images, at least one; none of a class with one group only.</summary>
    public static bool[] HeldOut(IReadOnlyList<int> labels, IReadOnlyList<long> groups, ulong seed)
    {
        var result = new bool[labels.Count];
        foreach (var ofClass in GroupsOfClasses(labels, groups, seed, FoldStream))
        {
            var wanted = (int)Math.Ceiling(ofClass.Groups.Sum(group => group.Length) * HeldOutShare);
            var taken = 0;
            foreach (var group in ofClass.Groups.Take(ofClass.Groups.Count - 1).TakeWhile(_ => taken < wanted))
            {
                taken += group.Length;
                foreach (var image in group)
                {
                    result[image] = true;
                }
            }
        }

        return result;
    }

    /// <summary>Draws so many images of each class to train on, from as many groups as there are.</summary>
    /// <returns>Images that train, and those of groups that none of them is of.</returns>
    /// <exception cref="InvalidDataException">A class has not enough images; the sentence names it.</exception>
    public static (int[] Training, int[] Others) Draw(IReadOnlyList<int> labels, IReadOnlyList<long> groups, int perClass, ulong seed, IReadOnlyList<string> classNames)
    {
        var (training, rest) = (new List<int>(), new List<int>());
        foreach (var ofClass in GroupsOfClasses(labels, groups, seed, DrawStream))
        {
            // Whole groups until there are enough, so that as many as possible are left to measure on.
            var taken = 0;
            foreach (var group in ofClass.Groups)
            {
                if (taken < perClass)
                {
                    training.AddRange(group.Take(perClass - taken));
                    taken += group.Length;
                }
                else
                {
                    rest.AddRange(group);
                }
            }

            if (taken < perClass)
            {
                throw new InvalidDataException($"Class \"{classNames[ofClass.Label]}\" has {taken} image(s); {perClass} are asked for.");
            }
        }

        training.Sort();
        rest.Sort();
        return ([.. training], [.. rest]);
    }

    private static IEnumerable<(int Label, IReadOnlyList<int[]> Groups)> GroupsOfClasses(IReadOnlyList<int> labels, IReadOnlyList<long> groups, ulong seed, ulong stream)
    {
        foreach (var ofClass in Enumerable.Range(0, labels.Count).GroupBy(i => labels[i]).OrderBy(ofClass => ofClass.Key))
        {
            var random = new Pcg32(Pcg32.Mix(seed) + (ulong)ofClass.Key, stream);
            yield return (ofClass.Key, random.Shuffled([.. ofClass.GroupBy(i => groups[i]).Select(group => group.ToArray())]));
        }
    }
}
