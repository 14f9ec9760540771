using AnyShot.Edge.Configuration;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Handshake;

/// <summary>The verdict of a part that was triggered and never judged: unsure, under the number that the PLC was told.</summary>
internal static class UnjudgedParts
{
    public static Verdict Verdict(DeviceConfiguration configuration, Reservation reservation, string reason) => new()
    {
        InspectionId = reservation.InspectionId,
        Station = configuration.Options.Station.Name,
        Camera = reservation.Camera,
        PartId = reservation.PartId,
        CapturedAt = reservation.At,
        ClassNo = 0,
        ClassName = "",
        Confidence = 0,
        Decision = Decision.Unsure,
        Reason = reason,
        // No model and no class set has judged it.
        ModelRevision = "",
        ClassSetRevision = 0,
        ConfigurationChecksum = configuration.Checksum,
        Timings = new StageTimings(0, 0, 0, 0, 0),
    };
}
