using AnyShot.Edge.OpcUa;

namespace AnyShot.Edge.Handshake;

/// <summary>The signals as tags, in the order in which they must be applied: a number before the flag that says that it holds.</summary>
internal static class HandshakeTags
{
    private static readonly (string Path, Func<HandshakeSignals, object> Value)[] s_signals =
    [
        (TagModel.MissedReason, s => (int)s.MissedReason),
        (TagModel.AcquisitionId, s => (uint)s.AcquisitionId),
        (TagModel.ExposureComplete, s => s.ExposureComplete),
        (TagModel.Ready, s => s.Ready),
        (TagModel.Busy, s => s.Busy),
        (TagModel.ResultOverrun, s => s.ResultOverrun),
        (TagModel.MissedTrigger, s => s.MissedTrigger),
        (TagModel.TriggerAck, s => s.TriggerAck),
        (TagModel.ResultValid, s => s.ResultValid),
    ];

    /// <summary>The tags that a client writes, as they are before anybody has.</summary>
    public static Dictionary<string, object> InitialCommands() => new(StringComparer.Ordinal)
    {
        [TagModel.TriggerEnable] = false,
        [TagModel.Trigger] = false,
        [TagModel.ResultAck] = false,
        [TagModel.Reset] = false,
        [TagModel.CommandPartId] = "",
        [TagModel.CommandRecipeNo] = 0L,
    };

    /// <summary>What has changed; everything when nothing was shown before.</summary>
    public static IEnumerable<TagValue> Changes(HandshakeSignals? before, HandshakeSignals after, DateTimeOffset now) =>
        s_signals.Where(s => before is null || !s.Value(before).Equals(s.Value(after))).Select(s => new TagValue(s.Path, s.Value(after), now));

    /// <summary>The tags of the handshake where there is none.</summary>
    public static IEnumerable<TagValue> OutOfService(DateTimeOffset now) =>
        InitialCommands().Keys
            .Concat([TagModel.TriggerAck, TagModel.AcquisitionId, TagModel.ExposureComplete, TagModel.MissedTrigger, TagModel.MissedReason, TagModel.ResultOverrun])
            .Select(path => new TagValue(path, null, now, TagQuality.BadOutOfService));
}
