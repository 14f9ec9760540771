using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.OpcUa;

/// <summary>Section <c>opcUa.machineVision</c>.</summary>
public sealed class MachineVisionOptions
{
    [Description("Show the station as a vision system of OPC 40100-1 too, beside the tags.")]
    public bool Enabled { get; set; } = true;

    [Range(10, 1000)]
    [Description("Newest results that clients can ask for; after a start they come from the outbox, as far as it still has them.")]
    public int Results { get; set; } = 100;

    [Description("A single job without a result after this long has failed. Under a handshake opcUa.handshake.resultTimeout holds instead.")]
    public TimeSpan JobTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
