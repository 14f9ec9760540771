using AnyShot.Edge.Capture;

namespace AnyShot.Edge.Triggering;

/// <summary>Makes the trigger of a camera.</summary>
internal static class Triggers
{
    public static ITrigger Create(TriggerOptions options, RegionOptions roi, TimeProvider time) => options.Mode switch
    {
        TriggerMode.Interval => new IntervalTrigger(options.Interval, time),
        TriggerMode.Software => new SoftwareTrigger(options, roi),
        TriggerMode.Command or TriggerMode.Plc => new CommandTrigger(time),
        _ => new FreeRunningTrigger(),
    };
}
