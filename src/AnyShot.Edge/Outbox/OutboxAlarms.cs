namespace AnyShot.Edge.Outbox;

/// <summary>Ids of the alarms that the outbox raises.</summary>
public static class OutboxAlarms
{
    public const string NearlyFull = "outbox-80-percent";
    public const string Full = "outbox-full";

    /// <summary>Stands until the agent is restarted: a person should know.</summary>
    public const string Damaged = "outbox-damaged";

    public static string Old(string sink) => $"outbox-old-{sink}";
}
