using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>From options to a report.</summary>
/// <param name="options">What is asked.</param>
/// <param name="progress">Told of every stage.</param>
internal sealed class EvaluateRun(EvaluateOptions options, IProgress<WorkProgress> progress)
{
    /// <summary>Reads the words of classes, where there are any.</summary>
    internal EvaluationPrompts Prompts { get; init; } = new(options, progress);

    /// <exception cref="ArgumentException">An option does not fit; one sentence says which.</exception>
    /// <exception cref="InvalidDataException">The data do not fit; one sentence says how.</exception>
    public EvaluationReport Run(CancellationToken cancellationToken)
    {
        var notes = new List<string>();
        var data = EvaluationData.Load(options, Prompts, notes.Add, progress, cancellationToken);
        IReadOnlyList<PlannedRow> plan = [.. PlannedRow.All(options, data.Set.Semantics is not null).SelectMany(row => WithWays(data, row))];
        Require(data, plan);
        using var generated = plan.Any(row => row.MayUseGenerated(options)) && data.Set.Semantics is not null
            ? GeneratedFeatures.Make(options, data.Set, progress, cancellationToken)
            : null;
        if (options.SaveGenerator is { } path)
        {
            generated?.Generator.Save(path);
        }

        if (options.IsEmbedded && generated is null)
        {
            throw new ArgumentException("--graph-space embed needs a feature generator: semantic vectors, and --synthetic above 0.");
        }

        var learners = new EvaluationLearners(options, generated?.Generator, data.Background, data.WeightInShots);
        var hasValidation = data.Set.Splits.Count(split => split == ClassSplit.Validation) >= 2;
        var confidence = options.Confidence > 0 ? new EvaluateConfidence(options, data)
            : options.AllMetrics && hasValidation ? new EvaluateConfidence(options with { Confidence = EvaluateCommand.MetricEpisodes }, data) : null;
        notes.AddRange(plan.Select(row => row.Regime).Distinct().SelectMany(regime => EmbeddingQuality.Warnings(data.Set, data.Measured(options, regime))));
        notes.AddRange(plan.Select(row => OtherEpisodes(row.Ways ?? data.Ways, row.Shots)).OfType<string>());
        var qualities = new Dictionary<string, EmbeddingQuality>();
        if (confidence is not null && confidence.Ways < data.Ways)
        {
            notes.Add($"Confidence was fitted on {confidence.Ways}-way episodes, since there are no more val classes; the bound is stated for those.");
        }

        var rows = new List<EvaluationRow>();
        foreach (var (planned, i) in plan.Select((planned, i) => (planned, i)))
        {
            using var pool = Pool(data.Set, generated, learners, planned);
            using var builder = new EpisodeBatchBuilder(data.Set, planned.Ways ?? data.Ways, pool, data.HasClassVectors);
            var drawn = Math.Min(planned.Drawn(options, generated is not null), (int)(pool?.shape[1] ?? 0));
            var episodes = Episodes(data, planned);
            var runs = planned is { Regime: QueryRegime.All, Shots: 0 } ? Math.Min(options.Runs, new EpisodeSampler(data.Set, episodes).Tuples) : options.Runs;
            var run = new EpisodeRun(data.Set, episodes, runs, builder, drawn, planned.Marginal == ColumnMarginal.Known, options.Block);
            var learner = learners.Create(planned);
            var judged = new List<JudgedEpisode>();
            var result = EpisodeEvaluation.Run(
                run, learner, done => Report(i, done, plan.Count), cancellationToken, judged.Add);
            var row = Row(data, planned, learners, result, CalibrationReport.Of(judged), run, Math.Min(drawn, planned.Generated(options, generated is not null)));
            rows.Add(row with
            {
                Confidence = confidence?.Measure(run, pool, learner, judged, cancellationToken),
                Metrics = options.AllMetrics ? Metrics(data, planned.Regime, judged, result, qualities) : null,
            });
            notes.AddRange(result.Notes);
        }

        var generalized = options.Generalized ? new EvaluateGeneralized(options, data.Set, progress).Run(cancellationToken) : null;
        return new EvaluationReport(rows, generalized, [.. notes.Distinct()]);
    }

    private MetricColumns Metrics(EvaluationData data, QueryRegime regime, IReadOnlyList<JudgedEpisode> judged, EvaluationResult result, Dictionary<string, EmbeddingQuality> qualities)
    {
        var labels = data.Measured(options, regime);
        var key = string.Join(',', labels);
        if (!qualities.TryGetValue(key, out var quality))
        {
            quality = EmbeddingQuality.Of(data.Set, labels, options.Seed);
            qualities.Add(key, quality);
        }

        return MetricColumns.From(judged, result.Confusion, CalibrationReport.Of(judged).NegativeLogLikelihood, quality);
    }

    /// <summary>The backbone was trained on episodes of another kind; null where it was not trained on episodes.</summary>
    private string? OtherEpisodes(int ways, int shots) =>
        shots > 0 && options.Features is null && BackboneFactory.TrainedCard(options.Backbone, Directory.GetCurrentDirectory())?.Training is { Method: TrainingCard.Episodic } training
            && training.Settings.TryGetValue("train-way", out var trainedWays) && training.Settings.TryGetValue("train-shots", out var trainedShots)
            && int.TryParse(trainedWays, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && int.TryParse(trainedShots, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
            ? Pitfalls.OtherEpisodes(n, k, ways, shots)
            : null;

    /// <summary>Where every image is asked about, all classes stand against each other first; then as many as were asked for.</summary>
    private IEnumerable<PlannedRow> WithWays(EvaluationData data, PlannedRow row)
    {
        if (row.Regime != QueryRegime.All)
        {
            return [row];
        }

        var all = data.Chosen(options, row.Regime)?.Count ?? data.Set.Splits.Count(split => split == (options.Classes?.Split ?? ClassSplit.Novel));
        return options.Ways is { } ways && ways < all ? [row with { Ways = all }, row with { Ways = ways }] : [row with { Ways = all }];
    }

    private void Report(int row, int done, int rows) => progress.Report(new WorkProgress("judging episodes", (row * options.Runs) + done, rows * options.Runs));

    /// <summary>What episodes draw generated features from; under B4 the filter has thinned it once for all.</summary>
    private Tensor? Pool(FeatureSet set, GeneratedFeatures? generated, EvaluationLearners learners, PlannedRow planned) =>
        planned.Generated(options, generated is not null) == 0 ? null
        : planned.Shots > 0 && options.Compat.HasFlag(CompatSwitches.B4) ? PoolFilter.Apply(set, generated!.Pool, planned.Shots, learners.FilterJudge(planned), learners.FilterOptions)
        : generated!.Pool.alias();

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

        if (options is { HasWords: true, Semantics: not null } or { Prompts: not null, IsRendered: true } or { LayerPrompts: not null, Semantics: not null } or { LayerPrompts: not null, IsRendered: true })
        {
            throw new ArgumentException($"{((options.Prompts ?? options.LayerPrompts) is null ? EvaluateOptions.Rendered : "--prompts")} and {(options.Semantics is null ? EvaluateOptions.Rendered : "--semantics")} do not go together: classes have one kind of semantic vectors.");
        }

        if (options is { HasWords: true, Generalized: true })
        {
            throw new ArgumentException("--gzsl needs attributes of the classes (--semantics): it trains a generator of its own.");
        }

        if (data.Set.Semantics is null && plan.Any(row => row.Shots == 0))
        {
            throw new ArgumentException("--shots 0 needs words or semantic vectors: give --prompts FILE, --semantics FILE, or a feature file with an array \"semantic\".");
        }
    }

    private EpisodeOptions Episodes(EvaluationData data, PlannedRow planned) => new()
    {
        Ways = planned.Ways ?? data.Ways,
        Shots = planned.Shots,
        Queries = options.Queries,
        Seed = options.Seed,
        Regime = planned.Regime,
        Concentration = options.Concentration,
        PresentClasses = options.Present,
        Drift = options.Drift,
        Split = options.Classes?.Split ?? ClassSplit.Novel,
        Classes = data.Chosen(options, planned.Regime),
        Compat = options.Compat,
    };

    private EvaluationRow Row(
        EvaluationData data, PlannedRow planned, EvaluationLearners learners, EvaluationResult result, CalibrationReport calibration, EpisodeRun run, int generated) => new()
    {
        Dataset = data.Set.Name,
        Backbone = data.Set.Backbone,
        SplitHash = ClassSplits.Hash(data.Set.ClassNames, data.Set.Splits),
        Classes = options.Classes?.Text ?? (planned.Regime == QueryRegime.All ? ClassChoice.Everything : ClassSplits.NameOf(ClassSplit.Novel)),
        Learner = planned.Learner.Name,
        Way = run.Options.Ways,
        Shots = planned.Shots,
        Queries = options.Queries,
        QueriesPerEpisode = result.QueriesPerEpisode,
        Regime = OptionNames.Of(planned.Regime),
        Transport = OptionNames.Of(planned.Marginal),
        Runs = run.Runs,
        Seed = options.Seed,
        Prompts = options.LayerPrompts is { } words && planned.Learner.Name is "text" or "fused" ? Path.GetFileName(words) : planned.HasWords(options) || (options.HasWords && planned.Learner.Name == "text") ? Path.GetFileName(options.Prompts) ?? "captions" : null,
        Correction = options.HasWords && (planned.Learner.Name == "text" || (planned.Shots == 0 && planned.HasWords(options))) ? OptionNames.Of(planned.Correction) : null,
        Accuracy = result.Accuracy.Mean,
        HalfWidth = result.Accuracy.HalfWidth,
        BalancedAccuracy = result.BalancedAccuracy,
        Seconds = result.JudgingTime.TotalSeconds,
        Ece = calibration.ExpectedError,
        K = learners.Graph(planned)?.Neighbours,
        Kappa = learners.Graph(planned)?.Kappa,
        Alpha = learners.Graph(planned)?.Alpha,
        Synthetic = generated,
        Compat = OptionNames.Of(options.Compat),
        Stream = result.Stream is { } stream
            ? new StreamColumns(
                options.Block, stream.Revised.Mean, stream.Revised.HalfWidth, stream.Changed,
                result.JudgingTime.TotalMilliseconds / (result.QueriesPerEpisode * run.Runs))
            : null,
        PerClass = Enumerable.Range(0, result.Confusion.Classes).Where(c => result.Confusion.Asked(c) > 0)
            .ToDictionary(c => data.Set.ClassNames[c], c => result.Confusion.Recall(c)!.Value),
        Confusion = ConfusionColumns.From(result.Confusion, data.Set.ClassNames),
    };
}
