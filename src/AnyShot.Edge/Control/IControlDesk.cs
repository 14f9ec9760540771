using AnyShot.Edge.Security;

namespace AnyShot.Edge.Control;

/// <summary>The one implementation behind the doors MQTT, OPC UA and HTTP: checks, does, notes in the audit log, answers. Thread-safe.</summary>
public interface IControlDesk
{
    /// <summary>Does what is asked, or says why not. Never throws for what a caller can send.</summary>
    Task<ControlReply> ExecuteAsync(ControlRequest request, Caller caller, CancellationToken cancellationToken);
}
