namespace AnyShot.Edge.Commissioning;

/// <summary>What a verdict rests on. Immutable.</summary>
/// <param name="ModelRevision">Digest of the model; empty before the first verdict.</param>
/// <param name="ClassRevision">Live revision of the classes.</param>
/// <param name="Cameras">Every camera with its region.</param>
public sealed record Setup(string ModelRevision, long ClassRevision, IReadOnlyList<CameraSetup> Cameras)
{
    /// <summary>What differs from another one: <c>model</c>, <c>classes</c>, <c>cameras</c>. A model that is not known yet is no difference.</summary>
    public IReadOnlyList<string> Differences(Setup other)
    {
        var differences = new List<string>();
        if (ModelRevision.Length > 0 && other.ModelRevision.Length > 0 && ModelRevision != other.ModelRevision)
        {
            differences.Add("model");
        }

        if (ClassRevision != other.ClassRevision)
        {
            differences.Add("classes");
        }

        if (!Cameras.SequenceEqual(other.Cameras))
        {
            differences.Add("cameras");
        }

        return differences;
    }
}
