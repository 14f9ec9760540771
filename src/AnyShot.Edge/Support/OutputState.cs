using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Support;

/// <summary>One place that verdicts go to, in full.</summary>
/// <param name="Name"><c>mqtt</c>, <c>opcua</c> or <c>sparkplug</c>.</param>
/// <param name="Status">From the health report of the same name.</param>
/// <param name="Sentence">What a technician can act on.</param>
/// <param name="Since">Since when the status stands, UTC; null before the first look.</param>
/// <param name="Address">Broker or endpoint; never with a password.</param>
/// <param name="Protocol">Such as <c>MQTT 5</c>.</param>
/// <param name="Place">Topics or group and node; empty for OPC UA.</param>
/// <param name="IsEncrypted">Whether nobody can connect without encryption.</param>
/// <param name="Login">How the two sides know each other: <c>none</c>, <c>password</c>, <c>certificate</c> or <c>password+certificate</c>.</param>
/// <param name="Pending">Verdicts that are yet to be acknowledged.</param>
/// <param name="OldestSeconds">Age of the oldest of them.</param>
/// <param name="Delivered">Verdicts acknowledged since the agent started.</param>
/// <param name="Reconnects">Connections made anew since the agent started; for OPC UA, restarts of the server process.</param>
/// <param name="Trouble">The last sentence while it was down since the agent started; empty for never.</param>
/// <param name="TroubleSince">When that began.</param>
/// <param name="TroubleUntil">When it was over; absent while it lasts.</param>
public sealed record OutputState(
    string Name,
    HealthStatus Status,
    string Sentence,
    DateTimeOffset? Since,
    string Address,
    string Protocol,
    string Place,
    bool IsEncrypted,
    string Login,
    long Pending,
    double OldestSeconds,
    long Delivered,
    long Reconnects,
    string Trouble,
    DateTimeOffset? TroubleSince,
    DateTimeOffset? TroubleUntil);
