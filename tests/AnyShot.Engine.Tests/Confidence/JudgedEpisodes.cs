using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Confidence;

/// <summary>Judged episodes without a learner.</summary>
internal static class JudgedEpisodes
{
    /// <summary>Random probabilities, and truths drawn from them.</summary>
    public static JudgedEpisode[] Honest(int episodes, int queries, int ways, ulong seed)
    {
        var random = new Pcg32(seed, 11);
        var all = new JudgedEpisode[episodes];
        for (var r = 0; r < episodes; r++)
        {
            var probabilities = new float[queries * ways];
            var truth = new int[queries];
            for (var i = 0; i < queries; i++)
            {
                var row = probabilities.AsSpan(i * ways, ways);
                var sum = 0f;
                foreach (ref var value in row)
                {
                    value = MathF.Exp(1.5f * random.Normal());
                    sum += value;
                }

                var left = random.Unit();
                for (var c = 0; c < ways; c++)
                {
                    row[c] /= sum;
                    truth[i] += left >= row[c] && truth[i] == c && c < ways - 1 ? 1 : 0;
                    left -= row[c];
                }
            }

            all[r] = new JudgedEpisode(probabilities, truth);
        }

        return all;
    }

    /// <summary>Two classes; the queries of an episode are all right or all wrong. Confidences say nothing.</summary>
    public static JudgedEpisode[] AllOrNothing(int episodes, int queries, float wrongShare, ulong seed)
    {
        var random = new Pcg32(seed, 12);
        var all = new JudgedEpisode[episodes];
        for (var r = 0; r < episodes; r++)
        {
            var truth = random.Chance(wrongShare) ? 1 : 0;
            var probabilities = new float[queries * 2];
            for (var i = 0; i < queries; i++)
            {
                probabilities[2 * i] = random.Range(0.5f, 1);
                probabilities[(2 * i) + 1] = 1 - probabilities[2 * i];
            }

            all[r] = new JudgedEpisode(probabilities, [.. Enumerable.Repeat(truth, queries)]);
        }

        return all;
    }
}
