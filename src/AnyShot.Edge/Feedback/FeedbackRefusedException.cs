using AnyShot.Edge.Control;

namespace AnyShot.Edge.Feedback;

/// <summary>Feedback that is not taken. The message is one sentence for the caller.</summary>
/// <param name="outcome">What kind of refusal.</param>
/// <param name="sentence">Why.</param>
/// <param name="cause">What failed, if something did.</param>
public sealed class FeedbackRefusedException(ControlOutcome outcome, string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    public ControlOutcome Outcome { get; } = outcome;
}
