using AnyShot.Engine.Evaluation;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>What a row has besides with <c>--metrics all</c>.</summary>
internal sealed record MetricColumns
{
    /// <summary>Mean negative log-likelihood of the learner's probabilities as they are, natural logarithm; of <c>nearest-centroid</c> the prototypical loss at temperature 0.1.</summary>
    public required double Loss { get; init; }

    /// <summary>Mean over the classes that were asked about of the harmonic mean of precision and recall, 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Share of queries whose class is among the five most probable; null with five ways or fewer.</summary>
    public required double? Top5 { get; init; }

    /// <summary>Of the features of the measured classes as they are; the same for all learners.</summary>
    public required double Intra { get; init; }

    public required double Inter { get; init; }

    /// <summary>Intra over inter; lower is better.</summary>
    public required double Ratio { get; init; }

    /// <summary>The same at unit length.</summary>
    public required double UnitRatio { get; init; }

    /// <summary>Trace of the scatter between classes over that within, at unit length; higher is better.</summary>
    public required double Fisher { get; init; }

    /// <summary>At unit length, -1 to 1.</summary>
    public required double Silhouette { get; init; }

    public static MetricColumns From(IReadOnlyList<JudgedEpisode> judged, ConfusionMatrix confusion, double loss, EmbeddingQuality quality) => new()
    {
        Loss = loss,
        MacroF1 = confusion.MacroF1,
        Top5 = judged[0].Ways > TopAccuracy.Usual ? TopAccuracy.Of(judged, TopAccuracy.Usual) : null,
        Intra = quality.Raw.Intra,
        Inter = quality.Raw.Inter,
        Ratio = quality.Raw.Ratio,
        UnitRatio = quality.Unit.Ratio,
        Fisher = quality.Unit.Fisher,
        Silhouette = quality.Silhouette,
    };
}
