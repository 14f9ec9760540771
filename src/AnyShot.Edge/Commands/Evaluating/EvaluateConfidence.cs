using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using TorchSharp;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Fits confidence on validation episodes of a row's kind and measures it on the row's own.</summary>
internal sealed class EvaluateConfidence
{
    private const int OpenSetEpisodes = 200;

    private readonly EvaluateOptions _options;
    private readonly EvaluationData _data;
    private readonly Dictionary<int, double?> _openSet = [];

    /// <param name="options">The number of validation episodes and the bound.</param>
    /// <param name="data">What is evaluated.</param>
    /// <exception cref="ArgumentException">There are fewer than two validation classes.</exception>
    public EvaluateConfidence(EvaluateOptions options, EvaluationData data)
    {
        (_options, _data) = (options, data);
        Ways = Math.Min(data.Ways, data.Set.Splits.Count(split => split == ClassSplit.Validation));
        if (Ways < 2)
        {
            throw new ArgumentException("--confidence needs two val classes at least: confidence is fitted on classes that are not measured.");
        }
    }

    /// <summary>Classes of a validation episode.</summary>
    public int Ways { get; }

    /// <param name="run">The row's episodes.</param>
    /// <param name="pool">Generated features that it draws from; null where there are none. Stays the caller's.</param>
    /// <param name="learner">The row's learner.</param>
    /// <param name="judged">What it said to them.</param>
    /// <param name="cancellationToken">Stops between two parts.</param>
    public ConfidenceColumns Measure(EpisodeRun run, torch.Tensor? pool, IEpisodeLearner learner, IReadOnlyList<JudgedEpisode> judged, CancellationToken cancellationToken)
    {
        using var builder = new EpisodeBatchBuilder(_data.Set, Ways, pool, _data.HasClassVectors);
        var validation = new List<JudgedEpisode>();
        var episodes = run.Options with
        {
            Split = ClassSplit.Validation,
            Classes = null,
            Ways = Ways,
            PresentClasses = Math.Min(run.Options.PresentClasses, Ways),
            // Other episodes even where val classes are measured; and no flaw may bring classes of other splits in.
            Seed = run.Options.Seed + 1,
            Compat = CompatSwitches.None,
        };
        EpisodeEvaluation.Run(run with { Options = episodes, Runs = _options.Confidence, Builder = builder }, learner, null, cancellationToken, validation.Add);
        var measured = ConfidenceMeasurement.Of(validation, judged, new AbstentionOptions { Bound = _options.ErrorBound });
        return ConfidenceColumns.From(measured, _options.Confidence, Ways, _options.ErrorBound, OpenSet(run.Options));
    }

    /// <summary>The same for all learners.</summary>
    private double? OpenSet(EpisodeOptions options)
    {
        if (options.Shots < 2)
        {
            return null;
        }

        if (!_openSet.TryGetValue(options.Shots, out var area))
        {
            area = OpenSetEvaluation.Auroc(_data.Set, options, OpenSetEpisodes);
            _openSet.Add(options.Shots, area);
        }

        return area;
    }
}
