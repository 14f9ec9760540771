namespace AnyShot.Edge.Observability;

/// <summary>Names of the agent's counters, listed once.</summary>
public static class CounterNames
{
    /// <summary>Label camera.</summary>
    public const string FramesCaptured = "anyshot_frames_captured_total";

    /// <summary>Triggered frames that the inspection was too slow for; label camera.</summary>
    public const string FramesDropped = "anyshot_frames_dropped_total";

    /// <summary>Files or frames that could not be decoded; label camera.</summary>
    public const string FramesUnreadable = "anyshot_frames_unreadable_total";

    /// <summary>Label camera.</summary>
    public const string Triggers = "anyshot_triggers_total";

    /// <summary>Trigger commands that came while one was pending or while the camera delivered nothing; label camera.</summary>
    public const string TriggersMissed = "anyshot_triggers_missed_total";

    /// <summary>Label camera.</summary>
    public const string CameraReconnects = "anyshot_camera_reconnects_total";

    /// <summary>Label decision.</summary>
    public const string Verdicts = "anyshot_verdicts_total";

    /// <summary>Label sink.</summary>
    public const string Acknowledged = "anyshot_verdicts_acknowledged_total";

    /// <summary>Label sink.</summary>
    public const string Replayed = "anyshot_verdicts_replayed_total";

    /// <summary>Parts whose image is not on disk because the disk was too slow, full or out of order.</summary>
    public const string PartsNotKept = "anyshot_parts_not_kept_total";

    /// <summary>Parts that were due but are not recorded because the disk was too slow, full or out of order.</summary>
    public const string PartsNotRecorded = "anyshot_parts_not_recorded_total";

    /// <summary>Parts that a trial did not look at because it had not caught up.</summary>
    public const string TrialPartsSkipped = "anyshot_trial_parts_skipped_total";

    public const string OpcUaRestarts = "anyshot_opcua_restarts_total";

    public const string MqttReconnects = "anyshot_mqtt_reconnects_total";

    public const string SparkplugReconnects = "anyshot_sparkplug_reconnects_total";

    /// <summary>Label reason.</summary>
    public const string SparkplugCommandsRefused = "anyshot_sparkplug_commands_refused_total";
}
