namespace AnyShot.Edge.Sparkplug;

/// <summary>Ids of the alarms that the edge node raises.</summary>
public static class SparkplugAlarms
{
    /// <summary>The broker refuses the connection or the subscription to commands.</summary>
    public const string Refused = "sparkplug-refused";
}
