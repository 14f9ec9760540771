namespace AnyShot.Edge.Dashboard.Live;

/// <summary>One server-sent event, serialised once for all pages.</summary>
/// <param name="Type">Name of the event: <c>state</c>, <c>verdict</c> or <c>recent</c>.</param>
/// <param name="Json">The data, UTF-8 JSON on one line.</param>
public sealed record LiveEvent(string Type, byte[] Json);
