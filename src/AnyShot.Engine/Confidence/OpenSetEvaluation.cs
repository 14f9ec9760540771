using System.Numerics.Tensors;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Confidence;

/// <summary>How well the open-set score tells parts of known classes from parts of classes that the support set lacks.</summary>
public static class OpenSetEvaluation
{
    private const float Smallest = 1e-6f;

    /// <summary>Draws balanced episodes, takes the shots of one half of their classes (rounded up) and scores the queries of all.</summary>
    /// <param name="set">Where the episodes come from.</param>
    /// <param name="options">What they are made of; shots 2 at least, since one shot a class measures no spread.</param>
    /// <param name="episodes">How many, at least 1.</param>
    /// <param name="baseMean">Subtracted before distances are taken; empty for none.</param>
    /// <returns>Area under the receiver operating characteristic, over the queries of all episodes together; 0.5 is guessing.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="InvalidDataException">The set cannot give such episodes; one sentence says why.</exception>
    public static double Auroc(FeatureSet set, EpisodeOptions options, int episodes, ReadOnlySpan<float> baseMean = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(episodes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Shots, 2);
        var sampler = new EpisodeSampler(set, options with { Regime = QueryRegime.Balanced });
        var known = new List<float>();
        var unknown = new List<float>();
        for (var number = 0; number < episodes; number++)
        {
            var episode = sampler.Draw(number);
            var ways = episode.Classes.Length;
            var half = (ways + 1) / 2;
            SupportClass[] support =
            [
                .. Enumerable.Range(0, half).Select(c => new SupportClass(
                    set.ClassNames[episode.Classes[c]], [.. Enumerable.Range(0, options.Shots).Select(row => Unit(set.Row(episode.Support[(row * ways) + c])))])),
            ];
            var score = OpenSetScore.Build(support, baseMean: baseMean);
            for (var i = 0; i < episode.Queries.Length; i++)
            {
                (episode.QueryLabels[i] < half ? known : unknown).Add(score.Of(Unit(set.Row(episode.Queries[i]))));
            }
        }

        return RocCurve.Area(known, unknown);
    }

    private static float[] Unit(ReadOnlySpan<float> row)
    {
        var unit = new float[row.Length];
        TensorPrimitives.Divide(row, MathF.Max(TensorPrimitives.Norm(row), Smallest), unit);
        return unit;
    }
}
