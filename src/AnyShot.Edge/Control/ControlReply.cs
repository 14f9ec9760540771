using System.Text.Json;

namespace AnyShot.Edge.Control;

/// <summary>The answer to a <see cref="ControlRequest"/>.</summary>
/// <param name="Id">Of the request.</param>
/// <param name="Outcome">Whether it was done.</param>
/// <param name="Sentence">One sentence: what was done, or why not.</param>
/// <param name="Data">What the verb answers with, if anything.</param>
public sealed record ControlReply(string Id, ControlOutcome Outcome, string Sentence, JsonElement? Data = null)
{
    public bool Success => Outcome == ControlOutcome.Done;
}
