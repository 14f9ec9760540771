using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Triggering;

/// <summary>Section <c>trigger</c> of a camera.</summary>
public sealed class TriggerOptions
{
    [Description("free-running: every frame; interval: one frame every interval; software: difference to the background; command: when asked; plc: when the PLC asks, needs opcUa.handshake.")]
    public TriggerMode Mode { get; set; } = TriggerMode.FreeRunning;

    [Description("Distance between two parts in mode interval.")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMilliseconds(100);

    [Range(0.001, 1.0)]
    [Description("Share of the region's pixels that must differ from the background before something counts as present (mode software).")]
    public double PresentArea { get; set; } = 0.01;

    [Range(1, 255)]
    [Description("Grey levels by which a pixel must differ from the background (mode software).")]
    public int PixelDifference { get; set; } = 25;

    [Description("What releases the trigger in mode software: still (the part has come to rest) or centred (a moving part passes the middle of the region).")]
    public SoftwareTriggerRelease Release { get; set; } = SoftwareTriggerRelease.Centred;
}
