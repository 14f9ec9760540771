namespace AnyShot.Engine.Prompts.Checks;

/// <summary>A phrase of the captions and how near it is to a prompt.</summary>
/// <param name="Text">The phrase.</param>
/// <param name="Similarity">Cosine after what all phrases have in common is removed, -1 to 1.</param>
public readonly record struct NearPhrase(string Text, float Similarity);
