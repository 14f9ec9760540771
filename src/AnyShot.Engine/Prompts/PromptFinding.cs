namespace AnyShot.Engine.Prompts;

/// <summary>One thing about the words of classes that a person should know.</summary>
/// <param name="Kind">What.</param>
/// <param name="Class">Name of the class.</param>
/// <param name="Other">Name of the second class of <see cref="PromptFindingKind.NearlySame"/>; empty otherwise.</param>
/// <param name="Sentence">Says it in one sentence, and what helps.</param>
public sealed record PromptFinding(PromptFindingKind Kind, string Class, string Other, string Sentence);
