namespace AnyShot.Edge.Sparkplug;

/// <summary>A camera as a device within one session.</summary>
internal sealed class DeviceLife(string id, bool isConfigured)
{
    public string Id => id;

    /// <summary>False for a camera that the configuration no longer has, and whose last verdicts still wait.</summary>
    public bool IsConfigured => isConfigured;

    /// <summary>Between DBIRTH and DDEATH.</summary>
    public bool IsBorn { get; set; }

    /// <summary>False after a DBIRTH without a verdict of this run: the next one then says that its values are good.</summary>
    public bool HasGoodValues { get; set; }

    /// <summary>The DBIRTH showed a verdict that is at least as new as this one: up to it, a verdict is history.</summary>
    public long HistoricalUpTo { get; set; }
}
