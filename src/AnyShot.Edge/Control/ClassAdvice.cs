namespace AnyShot.Edge.Control;

/// <summary>What the person who changed a class should know at once.</summary>
/// <param name="Sentences">On the words of classes: unknown ones, two classes that say nearly the same.</param>
/// <param name="ExpectedRecall">Share of the class's parts that its words alone can be expected to recognise, 0 to 1; null where nothing can be said.</param>
public sealed record ClassAdvice(IReadOnlyList<string> Sentences, double? ExpectedRecall);
