using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Transport;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>From options to a report.</summary>
/// <param name="options">What is asked.</param>
/// <param name="progress">Told of every stage.</param>
internal sealed class EvaluateRun(EvaluateOptions options, IProgress<WorkProgress> progress)
{
    /// <exception cref="ArgumentException">An option does not fit; one sentence says which.</exception>
    /// <exception cref="InvalidDataException">The data do not fit; one sentence says how.</exception>
    public EvaluationReport Run(CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var data = EvaluationData.Load(options, notes.Add, progress, cancellationToken);
        var plan = PlannedRow.All(options, data.Set.Semantics is not null);
        Require(data, plan);
        using var generated = plan.Any(row => row.Generated(options, hasGenerator: true) > 0) && data.Set.Semantics is not null
            ? GeneratedFeatures.Make(options, data.Set, progress, cancellationToken)
            : null;
        if (options.SaveGenerator is { } path)
        {
            generated?.Generator.Save(path);
        }

        using var builder = new EpisodeBatchBuilder(data.Set, data.Ways, generated?.Pool, data.HasClassVectors);
        var rows = new List<EvaluationRow>();
        foreach (var (planned, i) in plan.Select((planned, i) => (planned, i)))
        {
            var episodes = Episodes(data, planned);
            var run = new EpisodeRun(
                data.Set, episodes, options.Runs, builder, planned.Generated(options, generated is not null), planned.Marginal == ColumnMarginal.Known, options.Block);
            var learner = EvaluationLearners.Create(planned.Learner, planned.Marginal, options);
            var result = EpisodeEvaluation.Run(
                run, learner, done => progress.Report(new WorkProgress("judging episodes", (i * options.Runs) + done, plan.Count * options.Runs)), cancellationToken);
            rows.Add(Row(data, planned, run, result));
            notes.AddRange(result.Notes);
        }

        var generalized = options.Generalized ? new EvaluateGeneralized(options, data.Set, progress).Run(cancellationToken) : null;
        return new EvaluationReport(rows, generalized, [.. notes.Distinct()]);
    }

    private void Require(EvaluationData data, IReadOnlyList<PlannedRow> plan)
    {
        if (data.Set.Semantics is null && options.Generator is not null)
        {
            throw new ArgumentException("--generator needs semantic vectors: give --semantics FILE, or a feature file with an array \"semantic\".");
        }

        if (options.Generalized && (data.Set.Semantics is null || options.Generator is not null))
        {
            throw new ArgumentException(data.Set.Semantics is null
                ? "--gzsl needs semantic vectors: give --semantics FILE, or a feature file with an array \"semantic\"."
                : "--gzsl trains its own generator, because it holds images out first: leave --generator out.");
        }

        if (data.Set.Semantics is null && plan.Any(row => row.Shots == 0))
        {
            throw new ArgumentException("--shots 0 needs semantic vectors, from which features are generated: give --semantics FILE, or a feature file with an array \"semantic\".");
        }
    }

    private EpisodeOptions Episodes(EvaluationData data, PlannedRow planned) => new()
    {
        Ways = data.Ways,
        Shots = planned.Shots,
        Queries = options.Queries,
        Seed = options.Seed,
        Regime = planned.Regime,
        Concentration = options.Concentration,
        PresentClasses = options.Present,
        Drift = options.Drift,
        Split = options.Classes,
        Compat = options.Compat,
    };

    private EvaluationRow Row(EvaluationData data, PlannedRow planned, EpisodeRun run, EvaluationResult result) => new()
    {
        Dataset = data.Set.Name,
        Backbone = data.Set.Backbone,
        SplitHash = ClassSplits.Hash(data.Set.ClassNames, data.Set.Splits),
        Classes = ClassSplits.NameOf(options.Classes),
        Learner = planned.Learner.Name,
        Way = data.Ways,
        Shots = planned.Shots,
        Queries = options.Queries,
        QueriesPerEpisode = result.QueriesPerEpisode,
        Regime = OptionNames.Of(planned.Regime),
        Transport = OptionNames.Of(planned.Marginal),
        Runs = options.Runs,
        Seed = options.Seed,
        Accuracy = result.Accuracy.Mean,
        HalfWidth = result.Accuracy.HalfWidth,
        BalancedAccuracy = result.BalancedAccuracy,
        Seconds = result.JudgingTime.TotalSeconds,
        Synthetic = run.Synthetic,
        Compat = OptionNames.Of(options.Compat),
        Stream = result.Stream is { } stream
            ? new StreamColumns(
                options.Block, stream.Revised.Mean, stream.Revised.HalfWidth, stream.Changed,
                result.JudgingTime.TotalMilliseconds / (result.QueriesPerEpisode * options.Runs))
            : null,
        PerClass = Enumerable.Range(0, result.Confusion.Classes).Where(c => result.Confusion.Asked(c) > 0)
            .ToDictionary(c => data.Set.ClassNames[c], c => result.Confusion.Recall(c)!.Value),
        Confusion = ConfusionColumns.From(result.Confusion, data.Set.ClassNames),
    };
}
