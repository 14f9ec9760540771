using System.Text.Json;

namespace AnyShot.Edge.Control;

/// <summary>Something that a person or a plant system asks of the agent; the same whichever door it comes through.</summary>
/// <param name="Verb">One of <see cref="ControlVerbs"/>.</param>
/// <param name="Id">Given by the client, 1 to 64 of letters, digits and -_.: ; the same id gets the same answer and is done once. Empty: the agent gives one.</param>
/// <param name="Body">A JSON object with the verb's fields; unknown fields are refused.</param>
public sealed record ControlRequest(string Verb, string Id, JsonElement Body);
