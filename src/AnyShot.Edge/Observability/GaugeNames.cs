namespace AnyShot.Edge.Observability;

/// <summary>Names of the agent's gauges that are set where they are measured, and one sentence for each.</summary>
public static class GaugeNames
{
    /// <summary>Label camera.</summary>
    public const string Drift = "anyshot_drift_distance";

    /// <summary>Label camera.</summary>
    public const string Drifted = "anyshot_drift_alarm";

    public static string HelpOf(string name) => name switch
    {
        Drift => "Distance of the newest parts to the reference as a share of the limit: above 1 is drift, NaN while there is none",
        Drifted => "1 while the parts of a camera have looked different for a sustained time",
        _ => "As measured last",
    };
}
