using AnyShot.Edge.Configuration;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Dashboard.State;

/// <summary>A trigger as it stands in a configuration and in the body of <c>camera/change</c>.</summary>
/// <param name="Mode">free-running, interval, software, command or plc.</param>
/// <param name="Interval">Such as 250ms.</param>
/// <param name="PresentArea">Share of the region's pixels, 0.001 to 1.</param>
/// <param name="PixelDifference">Grey levels, 1 to 255.</param>
/// <param name="Release">still or centred.</param>
public sealed record TriggerSetup(string Mode, string Interval, double PresentArea, int PixelDifference, string Release)
{
    internal static TriggerSetup Of(TriggerOptions trigger) => new(
        OptionsShape.EnumName(trigger.Mode), Duration.Format(trigger.Interval), trigger.PresentArea, trigger.PixelDifference, OptionsShape.EnumName(trigger.Release));
}
