using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>What about settings and data makes the result of an episodic training doubtful, a sentence each.</summary>
internal static class EpisodicWarnings
{
    /// <summary>From here on training classes count as learnt by heart.</summary>
    private const double ByHeart = 0.95;

    public static IEnumerable<string> Of(EpisodicOptions options, TrainingSet set, EpisodicEpisodes episodes, ModelCard? start, int validationWays)
    {
        var counts = set.Training.GroupBy(image => image.Label).ToDictionary(group => set.BaseClasses[group.Key], group => group.Count());
        string?[] sentences =
        [
            Pitfalls.OtherEpisodes(options.LastWays, options.LastShots, validationWays, options.Shots),
            validationWays < options.Ways ? $"The weights are chosen on {validationWays}-way episodes, because there are no more validation classes than that." : null,
            Pitfalls.Imbalance(counts),
            start is null ? Pitfalls.LittleData(counts) : null,
            Pitfalls.Skipped([.. episodes.Skipped.Select(label => set.BaseClasses[label])], Math.Max(options.LastShots, options.FromShots ?? 0)),
            Pitfalls.TooFewQueries([.. episodes.Short.Select(label => set.BaseClasses[label])], options.Queries),
            start is null ? null : Pitfalls.Seen(start, set.Names(ClassSplit.Validation), "validation"),
            start is null ? null : Pitfalls.Seen(start, set.Names(ClassSplit.Novel), "novel"),
        ];
        return sentences.OfType<string>();
    }

    /// <summary>Why the training ended before its last episode.</summary>
    public static string EndedEarly(EpisodicState state, EpisodicOptions options)
    {
        var (best, last) = (state.Rows[state.Best], state.Rows[^1]);
        var learnt = last.TrainAccuracy >= ByHeart && last.Measured.Accuracy < best.Measured.Accuracy - best.Measured.HalfWidth
            ? string.Create(CultureInfo.InvariantCulture, $" Base classes are at {last.TrainAccuracy:P1} while validation fell from {best.Measured.Accuracy:P1} to {last.Measured.Accuracy:P1}: the network learns the base classes by heart.")
            : "";
        return $"Ended at episode {state.Step}: no validation of the last {options.Patience} was better than that of episode {best.Episode}, whose weights are kept.{learnt}";
    }
}
