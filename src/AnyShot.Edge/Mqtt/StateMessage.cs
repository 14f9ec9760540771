using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Mqtt;

/// <summary>Payload of <c>state</c>.</summary>
/// <param name="Station">Name of the station.</param>
/// <param name="Mode">How parts are judged: <c>automatic</c>, or <c>maintenance</c> when they are not.</param>
/// <param name="ClassSetRevision">The class set in force with the latest verdict.</param>
/// <param name="Verdict">The latest verdict that the broker has acknowledged; null before the first.</param>
public sealed record StateMessage(string Station, string Mode, long ClassSetRevision, Verdict? Verdict);
