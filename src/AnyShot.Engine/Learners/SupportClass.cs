namespace AnyShot.Engine.Learners;

/// <summary>A class with the embeddings of its labelled examples (shots).</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Shots">Unit-length embeddings, at least one for a learner without prompts.</param>
public sealed record SupportClass(string Name, IReadOnlyList<float[]> Shots);
