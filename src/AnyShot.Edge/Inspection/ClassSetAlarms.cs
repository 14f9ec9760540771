namespace AnyShot.Edge.Inspection;

/// <summary>Alarms of the class set in force.</summary>
internal static class ClassSetAlarms
{
    public const string Live = "class-set";

    /// <param name="wanted">Live revision of the registry.</param>
    /// <param name="inForce">Revision that judges.</param>
    /// <param name="reason">Why; a sentence.</param>
    public static string Sentence(long wanted, long inForce, string reason) => $"Revision {wanted} of the classes is live and cannot be used, revision {inForce} judges: {reason}";
}
