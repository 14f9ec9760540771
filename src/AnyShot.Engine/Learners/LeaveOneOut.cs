namespace AnyShot.Engine.Learners;

/// <summary>Judges every shot by the others, so that a support set measures itself without test data.</summary>
internal static class LeaveOneOut
{
    /// <param name="support">The classes.</param>
    /// <param name="prototypes">Their prototypes from all shots, one after the other.</param>
    /// <param name="generated">Generated features of each class, which its prototype was made from too; they are not measured themselves. Null for none.</param>
    public static IReadOnlyList<LeftOutShot> Measure(
        IReadOnlyList<SupportClass> support, ReadOnlySpan<float> prototypes, IReadOnlyList<IReadOnlyList<float[]>>? generated = null)
    {
        var size = prototypes.Length / support.Count;
        var own = new float[size];
        var measured = new List<LeftOutShot>();
        for (var c = 0; c < support.Count; c++)
        {
            var shots = Distinct(support[c].Shots);
            var real = shots.Count;
            shots.AddRange(generated?[c] ?? []);
            for (var i = 0; i < real; i++)
            {
                var squared = new float[support.Count];
                for (var other = 0; other < support.Count; other++)
                {
                    squared[other] = Prototype.SquaredDistance(shots[i], prototypes.Slice(other * size, size));
                }

                var isLeftOut = Prototype.Mean(shots, i, own);
                if (isLeftOut)
                {
                    squared[c] = Prototype.SquaredDistance(shots[i], own);
                }

                measured.Add(new LeftOutShot(c, squared, isLeftOut));
            }
        }

        return measured;
    }

    /// <summary>An image that is in the folder twice would vouch for itself.</summary>
    public static List<float[]> Distinct(IReadOnlyList<float[]> shots)
    {
        var distinct = new List<float[]>(shots.Count);
        foreach (var shot in shots)
        {
            if (!distinct.Exists(kept => kept.AsSpan().SequenceEqual(shot)))
            {
                distinct.Add(shot);
            }
        }

        return distinct;
    }
}
