namespace AnyShot.Edge.Capture;

/// <summary>The kinds of source, named by the first word of an address.</summary>
public enum SourceKind
{
    /// <summary><c>file:PATH</c>, a video.</summary>
    File,

    /// <summary><c>folder:PATH</c>, images in the order of their names.</summary>
    Folder,

    /// <summary><c>v4l2:/dev/videoN</c>, <c>v4l2:N</c> or a bare device index.</summary>
    Device,

    /// <summary><c>rtsp:</c>, <c>rtsps:</c>, <c>http:</c> or <c>https:</c>.</summary>
    Network,

    /// <summary><c>gstreamer:PIPELINE</c> that ends in an appsink.</summary>
    GStreamer,

    /// <summary><c>virtual:</c>, the procedural part line.</summary>
    Virtual,
}
