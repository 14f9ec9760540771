namespace AnyShot.Edge.Handshake;

/// <summary>How a PLC and the station take turns.</summary>
public enum HandshakeMode
{
    /// <summary>No handshake: verdicts are shown as they are made.</summary>
    Off,

    /// <summary>Four phases: each signal stays until the other side has answered it.</summary>
    Level,

    /// <summary>Rising edges count: TriggerAck and MissedTrigger fall by themselves, a result goes with the edge of ResultAck.</summary>
    Pulse,
}
