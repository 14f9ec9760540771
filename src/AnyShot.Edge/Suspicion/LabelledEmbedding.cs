namespace AnyShot.Edge.Suspicion;

/// <summary>An example with its class.</summary>
/// <param name="Class">Id of the class.</param>
/// <param name="Shot">Name of the shot; empty for anything else.</param>
/// <param name="InspectionId">The confirmed part; 0 for anything else.</param>
/// <param name="Embedding">Unit length.</param>
internal sealed record LabelledEmbedding(string Class, string Shot, long InspectionId, float[] Embedding)
{
    /// <summary>Examples of a folder speak, but nobody can ask about one: they have no name here.</summary>
    public bool IsNamed => Shot.Length > 0 || InspectionId != 0;

    public string Name => Shot.Length > 0 ? $"shot {Shot}" : InspectionId != 0 ? $"part {InspectionId}" : $"example of {Class}";
}
