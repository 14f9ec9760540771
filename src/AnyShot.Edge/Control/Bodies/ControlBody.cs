using System.ComponentModel;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>What every body may hold.</summary>
public abstract record ControlBody
{
    [Description("Given by the client: the same id gets the same answer and is done once.")]
    public string? RequestId { get; init; }

    [Description("Reason, for the audit log.")]
    public string? Why { get; init; }

    [Description("Who asks, where the door does not know: MQTT topics that name no user.")]
    public string? By { get; init; }
}
