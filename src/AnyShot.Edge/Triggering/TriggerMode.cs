namespace AnyShot.Edge.Triggering;

/// <summary>When a frame becomes a part to inspect.</summary>
public enum TriggerMode
{
    /// <summary>Every frame.</summary>
    FreeRunning,

    /// <summary>One frame every N milliseconds.</summary>
    Interval,

    /// <summary>When something that differs from the background has come to rest, or has come to the middle of the view; once per pass.</summary>
    Software,

    /// <summary>When a command asks for it (page, HTTP).</summary>
    Command,

    /// <summary>When the PLC asks for it over OPC UA, under the handshake of <c>opcUa.handshake</c>.</summary>
    Plc,
}
