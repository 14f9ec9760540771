namespace AnyShot.Edge.Commissioning;

/// <summary>What is shown to the camera in a guided run.</summary>
public enum RunKind
{
    /// <summary>Good parts: how many does the station reject?</summary>
    Good,

    /// <summary>Defects: how many does the station let pass?</summary>
    Defects,
}
