namespace AnyShot.Engine.Evaluation;

/// <summary>How a learner did on the episodes of a run.</summary>
public sealed record EvaluationResult
{
    /// <summary>Mean share of right answers of an episode.</summary>
    public required MeanInterval Accuracy { get; init; }

    /// <summary>Mean, over episodes, of the mean recall of the classes that had queries.</summary>
    public required double BalancedAccuracy { get; init; }

    /// <summary>All queries of all episodes, over the classes of the set.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>Mean number of queries of an episode.</summary>
    public required double QueriesPerEpisode { get; init; }

    /// <summary>Time in which the learner judged; drawing and gathering do not count.</summary>
    public required TimeSpan JudgingTime { get; init; }

    /// <summary>Only under the stream regime.</summary>
    public StreamResult? Stream { get; init; }

    /// <summary>One sentence for each class that could not always give all queries.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
