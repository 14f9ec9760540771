namespace AnyShot.Edge.Capture;

/// <summary>Daily outcomes of a read; none of them is an exception.</summary>
public enum FrameReadStatus
{
    /// <summary>The image holds a new frame.</summary>
    Frame,

    /// <summary>One item could not be read (a corrupt file); the next read may succeed.</summary>
    Skipped,

    /// <summary>The source came to its end and has nothing more (a video that does not loop).</summary>
    Ended,

    /// <summary>The source is lost and must be opened again.</summary>
    Lost,
}
