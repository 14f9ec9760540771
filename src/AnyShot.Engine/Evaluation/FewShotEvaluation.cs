using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Evaluation;

/// <summary>
/// N-way K-shot episodes: K shots of every class make the support set, other images are asked. Every episode draws from its own seed, so that
/// each can be repeated alone. Only queries count.
/// </summary>
public static class FewShotEvaluation
{
    /// <param name="classes">All classes take part in every episode.</param>
    /// <param name="shots">Shots a class.</param>
    /// <param name="queries">Most queries a class.</param>
    /// <param name="episodes">Number of episodes, at least 2.</param>
    /// <param name="seed">Decides all draws.</param>
    /// <param name="build">Makes the learner under test from a support set.</param>
    /// <exception cref="ArgumentException">A class is too small for the shots and one query of another group.</exception>
    public static FewShotResult Run(
        IReadOnlyList<EvaluationClass> classes, int shots, int queries, int episodes, ulong seed, Func<IReadOnlyList<SupportClass>, ILearner> build)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shots, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(queries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(episodes, 2);
        var accuracies = new double[episodes];
        for (var episode = 0; episode < episodes; episode++)
        {
            accuracies[episode] = RunEpisode(classes, shots, queries, new Pcg32(Pcg32.Mix(seed) + (ulong)episode, 31), build);
        }

        return FewShotResult.Of(accuracies);
    }

    private static double RunEpisode(
        IReadOnlyList<EvaluationClass> classes, int shots, int queries, Pcg32 random, Func<IReadOnlyList<SupportClass>, ILearner> build)
    {
        var support = new SupportClass[classes.Count];
        var asked = new List<float[]>[classes.Count];
        for (var c = 0; c < classes.Count; c++)
        {
            (support[c], asked[c]) = Split(classes[c], shots, queries, ref random);
        }

        var learner = build(support);
        var probabilities = new float[classes.Count];
        var right = 0;
        for (var c = 0; c < classes.Count; c++)
        {
            foreach (var query in asked[c])
            {
                learner.Judge(query, probabilities);
                right += Array.IndexOf(probabilities, probabilities.Max()) == c ? 1 : 0;
            }
        }

        return (double)right / asked.Sum(list => list.Count);
    }

    /// <summary>Shots first, one a group while there are new groups; then queries from the groups that gave no shot.</summary>
    private static (SupportClass Support, List<float[]> Queries) Split(EvaluationClass all, int shots, int queries, ref Pcg32 random)
    {
        var order = Enumerable.Range(0, all.Embeddings.Count).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = random.Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        var taken = new HashSet<int>();
        var support = new List<float[]>(shots);
        foreach (var i in order)
        {
            if (support.Count < shots && taken.Add(all.Groups?[i] ?? i))
            {
                support.Add(all.Embeddings[i]);
            }
        }

        var asked = order.Where(i => !taken.Contains(all.Groups?[i] ?? i)).Take(queries).Select(i => all.Embeddings[i]).ToList();
        if (support.Count < shots || asked.Count == 0)
        {
            throw new ArgumentException($"Class \"{all.Name}\" has too few independent images for {shots} shot(s) and a query.");
        }

        return (new SupportClass(all.Name, support), asked);
    }
}
