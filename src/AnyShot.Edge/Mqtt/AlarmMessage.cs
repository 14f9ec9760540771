namespace AnyShot.Edge.Mqtt;

/// <summary>Payload of <c>alarm/ID</c> while the alarm stands; an empty payload clears it.</summary>
public sealed record AlarmMessage(string Station, string Id, string Sentence, DateTimeOffset RaisedAt);
