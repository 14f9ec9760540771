using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Tests.Outbox;

/// <summary>Verdicts as an inspection would make them.</summary>
internal static class Verdicts
{
    public static readonly DateTimeOffset CapturedAt = new(2026, 3, 1, 12, 0, 0, 250, TimeSpan.Zero);

    public static Verdict New(string partId = "part", Decision decision = Decision.Pass, int classNo = 1, string className = "good") => new()
    {
        Station = "station-1",
        Camera = "top",
        PartId = partId,
        CapturedAt = CapturedAt,
        ClassNo = classNo,
        ClassName = className,
        Confidence = 0.93,
        RunnerUpNo = 2,
        RunnerUpName = "scratch",
        Margin = 0.81,
        Decision = decision,
        Reason = "confident",
        ModelRevision = "sha256:0123456789ab",
        ClassSetRevision = 7,
        ConfigurationChecksum = 0xC0FFEE11,
        Timings = new StageTimings(1.5, 2.25, 20.5, 0.75, 25.0),
    };
}
