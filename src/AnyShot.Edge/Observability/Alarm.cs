namespace AnyShot.Edge.Observability;

/// <summary>A condition that lasts until it is cleared.</summary>
/// <param name="Id">Stable, letters, digits and -, such as <c>camera-top-frozen</c>.</param>
/// <param name="Sentence">One sentence naming what and what to do.</param>
/// <param name="RaisedAt">UTC.</param>
public sealed record Alarm(string Id, string Sentence, DateTimeOffset RaisedAt);
