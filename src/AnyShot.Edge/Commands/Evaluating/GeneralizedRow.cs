namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Generalised zero-shot learning by one classifier: seen and unseen classes are candidates together. All accuracies are mean recalls, 0 to 1.</summary>
internal sealed record GeneralizedRow
{
    public required string Dataset { get; init; }

    public required string Backbone { get; init; }

    public required string SplitHash { get; init; }

    /// <summary><c>softmax</c>, or the learner with its transport.</summary>
    public required string Classifier { get; init; }

    public required ulong Seed { get; init; }

    /// <summary>Zero-shot accuracy: unseen classes are the only candidates (T1).</summary>
    public required double ZeroShot { get; init; }

    /// <summary>U.</summary>
    public required double Unseen { get; init; }

    /// <summary>S, on images of seen classes that nothing was trained on.</summary>
    public required double Seen { get; init; }

    /// <summary>H = 2US / (U + S).</summary>
    public required double Harmonic { get; init; }

    public required int SeenClasses { get; init; }

    public required int UnseenClasses { get; init; }

    /// <summary>Generated features of each unseen class.</summary>
    public required int Synthetic { get; init; }

    public required IReadOnlyList<string> Compat { get; init; }
}
