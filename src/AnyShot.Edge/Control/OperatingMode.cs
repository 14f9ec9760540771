namespace AnyShot.Edge.Control;

/// <summary>Whether the station judges parts.</summary>
public enum OperatingMode
{
    /// <summary>Parts are judged.</summary>
    Automatic,

    /// <summary>Cameras run and nothing is judged: somebody works at the station.</summary>
    Maintenance,
}
