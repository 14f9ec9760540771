using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>Measures accuracy over the number of labels a class: features of generative models with heads, the same heads on pixels, and a network trained on the labels alone.</summary>
public static class LabelSweep
{
    /// <summary>Channels and side of the first model among the sources; null where there is none.</summary>
    /// <exception cref="InvalidDataException">Its folder holds no generative model.</exception>
    public static (int Channels, int Side)? SizeOf(SweepOptions options)
    {
        if (options.Sources.FirstOrDefault(source => source is not (SweepOptions.Pixels or SweepOptions.Supervised)) is not { } folder)
        {
            return null;
        }

        using var model = GenerativeModel.Load(folder);
        return (model.Spec.Channels, model.Spec.Side);
    }

    /// <param name="pictures">The data set.</param>
    /// <param name="options">Settings.</param>
    /// <param name="done">Measurements of an earlier call with the same settings, which are not done again.</param>
    /// <param name="keep">Gets each draw's measurements when they are there.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="cancellationToken">Gives up; what was kept is kept.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="InvalidDataException">The pictures or a model does not fit.</exception>
    public static void Run(
        LabelledPictures pictures, SweepOptions options, IReadOnlyCollection<SweepRow> done, Action<IReadOnlyList<SweepRow>> keep, IProgress<WorkProgress>? progress,
        CancellationToken cancellationToken)
    {
        options.Require();
        var plan = new LabelPlan(pictures, options.Labels.Max(), options.Seed);
        foreach (var source in options.Sources)
        {
            var name = LabelSources.NameOf(source);
            var missing = options.Labels.SelectMany(labels => Enumerable.Range(0, options.Seeds).Select(run => (labels, run)))
                .Where(one => !done.Any(row => row.Source == name && row.Labels == one.labels && row.Run == one.run)).ToArray();
            if (missing.Length == 0)
            {
                continue;
            }

            using var measured = LabelSources.Create(source, plan, options, progress, cancellationToken);
            for (var i = 0; i < missing.Length; i++)
            {
                keep([.. measured.Measure(missing[i].labels, missing[i].run, cancellationToken)]);
                progress?.Report(new WorkProgress($"{name}: draws of labels", i + 1, missing.Length));
            }
        }
    }
}
