namespace AnyShot.Edge.Mqtt;

/// <summary>Ids of the alarms that the publisher raises.</summary>
public static class MqttAlarms
{
    /// <summary>The broker refuses the connection: password, certificate, client id.</summary>
    public const string Refused = "mqtt-refused";

    /// <summary>The broker refuses verdicts: access list, quota.</summary>
    public const string VerdictsRefused = "mqtt-verdicts-refused";
}
