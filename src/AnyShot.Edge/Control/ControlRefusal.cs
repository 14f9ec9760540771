namespace AnyShot.Edge.Control;

/// <summary>A request that is not done. The message is one sentence for the caller.</summary>
internal sealed class ControlRefusal(ControlOutcome outcome, string sentence) : Exception(sentence)
{
    public ControlOutcome Outcome { get; } = outcome;
}
