namespace AnyShot.Engine.Learners.Streaming;

/// <summary>Settings of the learner <c>any-shot</c>. What else it needs, it fits to the support set.</summary>
public sealed record AnyShotOptions
{
    /// <summary>Parts judged together (B_max).</summary>
    public const int StandardWindow = 75;

    /// <summary>Most similar rows that each row of the graph is joined to (k), 1 to 100.</summary>
    public int Neighbours { get; init; } = 4;

    /// <summary>Mean embedding of base classes, subtracted before anything else; empty where there is none. Never a mean of what is judged.</summary>
    public ReadOnlyMemory<float> BaseMean { get; init; }
}
