using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Dashboard.Metrics;

/// <summary>One sentence for each counter.</summary>
internal static class CounterHelp
{
    public static string Of(string name) => name switch
    {
        CounterNames.FramesCaptured => "Frames read from the camera",
        CounterNames.FramesDropped => "Triggered frames that the inspection was too slow for",
        CounterNames.FramesUnreadable => "Files or frames that could not be decoded",
        CounterNames.Triggers => "Frames that became a part to inspect",
        CounterNames.TriggersMissed => "Trigger commands that came while one was pending or while the camera delivered nothing",
        CounterNames.CameraReconnects => "Times a lost camera was opened again",
        CounterNames.Verdicts => "Verdicts since the agent started",
        CounterNames.Acknowledged => "Verdicts that the sink acknowledged",
        CounterNames.Replayed => "Verdicts sent again because the receiver lost its memory",
        CounterNames.PartsNotRecorded => "Parts that were due but are not recorded because the disk was too slow, full or out of order",
        CounterNames.PartsNotKept => "Parts whose image is not on disk because the disk was too slow, full or out of order",
        CounterNames.TrialPartsSkipped => "Parts that a trial did not look at because it had not caught up",
        CounterNames.OpcUaRestarts => "Restarts of the OPC UA process",
        CounterNames.MqttReconnects => "Times the broker's connection came back",
        _ => "Counts since the agent started",
    };
}
