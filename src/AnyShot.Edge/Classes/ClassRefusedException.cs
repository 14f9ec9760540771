using AnyShot.Edge.Control;

namespace AnyShot.Edge.Classes;

/// <summary>A change that the registry does not make. The message is one sentence for the caller.</summary>
/// <param name="outcome">What kind of refusal.</param>
/// <param name="sentence">Why.</param>
public sealed class ClassRefusedException(ControlOutcome outcome, string sentence) : Exception(sentence)
{
    public ControlOutcome Outcome { get; } = outcome;
}
