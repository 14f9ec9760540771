using System.ComponentModel;
using AnyShot.Edge.Commissioning;

namespace AnyShot.Edge.Control.Bodies;

/// <summary>Body of <c>commissioning/change</c>.</summary>
public sealed record CommissioningChangeBody : ControlBody
{
    [Description("start, step, camera, run, stop, answer, check or discard.")]
    public required CommissioningAction Action { get; init; }

    [Description("With step: 1 camera, 2 region, 3 classes, 4 runs, 5 check, 6 summary.")]
    public int? Step { get; init; }

    [Description("With camera: the camera that the runs look at.")]
    public string? Camera { get; init; }

    [Description("With run, stop and answer: good (the default) or defects.")]
    public RunKind? Kind { get; init; }

    [Description("With run: how many parts it needs, 1 to 500; 30 when it is left out.")]
    public int? Parts { get; init; }

    [Description("With answer: the inspection.")]
    public long? InspectionId { get; init; }

    [Description("With answer: whether the part really is good.")]
    public bool? IsGood { get; init; }

    [Description("With check: longest time from frame to verdict that the line allows, in milliseconds.")]
    public double? LimitMs { get; init; }
}
