namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>One line of the result: a learner on one kind of episodes. All accuracies are from 0 to 1.</summary>
internal sealed record EvaluationRow
{
    public required string Dataset { get; init; }

    public required string Backbone { get; init; }

    /// <summary>Identity of the class split.</summary>
    public required string SplitHash { get; init; }

    /// <summary>Split that the episodes drew from: base, val or novel.</summary>
    public required string Classes { get; init; }

    public required string Learner { get; init; }

    public required int Way { get; init; }

    public required int Shots { get; init; }

    /// <summary>Queries a class that were asked for.</summary>
    public required int Queries { get; init; }

    /// <summary>Mean number of queries that an episode really had.</summary>
    public required double QueriesPerEpisode { get; init; }

    public required string Regime { get; init; }

    /// <summary>What the transport knew of the class mix; <c>none</c> also for learners without one.</summary>
    public required string Transport { get; init; }

    public required int Runs { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>File of the class prompts that the learner used; null where it used none.</summary>
    public string? Prompts { get; init; }

    /// <summary>What was taken off similarities with words; null where they were not compared.</summary>
    public string? Correction { get; init; }

    public required double Accuracy { get; init; }

    /// <summary>Half the 95 % interval.</summary>
    public required double HalfWidth { get; init; }

    /// <summary>Accuracy of guessing: one over the ways.</summary>
    public double Chance => 1.0 / Way;

    public required double BalancedAccuracy { get; init; }

    /// <summary>Time in which the learner judged.</summary>
    public required double Seconds { get; init; }

    /// <summary>Expected calibration error of the probabilities as they are.</summary>
    public required double Ece { get; init; }

    /// <summary>Graph settings; null for learners without a graph.</summary>
    public int? K { get; init; }

    public int? Kappa { get; init; }

    public double? Alpha { get; init; }

    /// <summary>Generated features a class that the learner was given.</summary>
    public required int Synthetic { get; init; }

    /// <summary>Flaws of the reference that were on.</summary>
    public required IReadOnlyList<string> Compat { get; init; }

    /// <summary>Null where it was not asked for.</summary>
    public ConfidenceColumns? Confidence { get; init; }

    /// <summary>Null where it was not asked for.</summary>
    public MetricColumns? Metrics { get; init; }

    public StreamColumns? Stream { get; init; }

    /// <summary>Recall of each class that was asked about.</summary>
    public required IReadOnlyDictionary<string, double> PerClass { get; init; }

    public required ConfusionColumns Confusion { get; init; }
}
