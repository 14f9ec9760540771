using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Handshake;

/// <summary>Section <c>opcUa.handshake</c>.</summary>
public sealed class HandshakeOptions
{
    [Description("off: results are shown as they are made; level: four-phase handshake with a PLC; pulse: rising edges count. The camera that the PLC triggers has trigger.mode plc.")]
    public HandshakeMode Mode { get; set; } = HandshakeMode.Off;

    [Range(1, 64)]
    [Description("Results that may wait for the PLC, with the one that it is shown; one more is not shown and raises Sts/ResultOverrun.")]
    public int BufferedResults { get; set; } = 64;

    [Description("Time from the trigger after which a part without a verdict is answered as unsure.")]
    public TimeSpan ResultTimeout { get; set; } = TimeSpan.FromSeconds(5);

    [Description("In mode pulse: how long Sts/TriggerAck and Sts/MissedTrigger stay, and Sts/ResultValid is down at least between two results. Longer than the PLC's sampling.")]
    public TimeSpan Pulse { get; set; } = TimeSpan.FromMilliseconds(100);
}
