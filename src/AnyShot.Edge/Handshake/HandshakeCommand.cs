namespace AnyShot.Edge.Handshake;

/// <summary>The signals that a PLC writes.</summary>
public enum HandshakeCommand
{
    TriggerEnable,
    Trigger,
    ResultAck,
    Reset,
}
