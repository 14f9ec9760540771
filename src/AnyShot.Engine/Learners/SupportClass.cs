namespace AnyShot.Engine.Learners;

/// <summary>A class with the embeddings of its labelled examples (shots).</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Shots">Unit-length embeddings, at least one for a class without generated features and words.</param>
public sealed record SupportClass(string Name, IReadOnlyList<float[]> Shots)
{
    /// <summary>Features that a generator made for the class, unit length; empty where there is none. The learner <c>any-shot</c> alone looks at them.</summary>
    public IReadOnlyList<float[]> Synthetic { get; init; } = [];

    /// <summary>What the class's words say, as a vector of unit length in the space of the shots (<see cref="Prompts.PromptEnsemble"/>); null where nothing is said.</summary>
    public float[]? Text { get; init; }
}
