namespace AnyShot.Edge.Triggering;

/// <summary>What releases the software trigger once something is present.</summary>
public enum SoftwareTriggerRelease
{
    /// <summary>The part moves on; the frame is taken when its middle passes the middle of the region.</summary>
    Centred,

    /// <summary>The part comes to rest; the frame is taken when consecutive frames agree.</summary>
    Still,
}
