using AnyShot.Engine.Learners;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Inspection;

/// <summary>The classes of one revision with the learner built from them. Immutable; a change builds a new one beside it and swaps the reference.</summary>
/// <param name="Revision">Counts up with each change.</param>
/// <param name="Classes">In the learner's order.</param>
/// <param name="Learner">Judges an embedding among <paramref name="Classes"/>.</param>
public sealed record ClassSet(long Revision, IReadOnlyList<InspectedClass> Classes, ILearner Learner)
{
    /// <summary>What the words of the classes are worth; null where no class has a prompt.</summary>
    public PromptReport? Words { get; init; }
}
