using AnyShot.Edge.Dashboard;

namespace AnyShot.Edge.Triggering;

/// <summary>The cameras in trigger mode <c>plc</c>, as the handshake needs them. Thread-safe.</summary>
public interface IPlcTrigger
{
    /// <summary>Makes the next frame of the camera a part.</summary>
    /// <returns>Whether it will be; only then events of the command follow.</returns>
    TriggerOutcome Trigger(string camera, TriggerCommand command);
}
