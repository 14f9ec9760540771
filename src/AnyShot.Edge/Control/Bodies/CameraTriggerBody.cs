using System.ComponentModel;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Trigger in the body of <c>camera/change</c>; what is left out stays as it is.</summary>
public sealed record CameraTriggerBody
{
    [Description("free-running, interval, software, command or plc.")]
    public TriggerMode? Mode { get; init; }

    [Description("Time between two parts in mode interval, such as 250ms.")]
    public string? Interval { get; init; }

    [Description("Share of the region's pixels that must differ (mode software), 0.001 to 1.")]
    public double? PresentArea { get; init; }

    [Description("Grey levels by which a pixel must differ (mode software), 1 to 255.")]
    public int? PixelDifference { get; init; }

    [Description("still or centred (mode software).")]
    public SoftwareTriggerRelease? Release { get; init; }
}
