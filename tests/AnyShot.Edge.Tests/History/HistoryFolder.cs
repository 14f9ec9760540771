using AnyShot.Edge.History;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.History;

/// <summary>A temporary folder with an outbox and the counts of it.</summary>
internal sealed class HistoryFolder : IDisposable
{
    private readonly OutboxFolder _folder = new();

    public string File => Path.Combine(_folder.FullName, "history.db");

    public string FullName => _folder.FullName;

    public StandingClock Clock => _folder.Clock;

    public AlarmBoard Alarms => _folder.Alarms;

    public HistoryStore Open(HistoryOptions? options = null) => new(File, options ?? new HistoryOptions(), Alarms, Clock);

    public SqliteOutbox OpenOutbox(params string[] sinks) => OutboxFolder.Open(_folder.File, new OutboxOptions(), sinks, Clock, Alarms);

    public HistoryWorker NewWorker(HistoryStore store, IVerdictHistory verdicts) => new(store, verdicts, Alarms, Clock, NullLogger<HistoryWorker>.Instance);

    /// <summary>A verdict captured so long after noon of the first of March 2026.</summary>
    public static Verdict At(double minutes, Decision decision = Decision.Pass, int classNo = 1, string className = "good", string camera = "top", double confidence = 0.93) =>
        Verdicts.New("part", decision, classNo, className) with { CapturedAt = Noon.AddMinutes(minutes), Camera = camera, Confidence = confidence };

    public static DateTimeOffset Noon { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The counts from noon on.</summary>
    public static HistoryQuery From(double minutes, double length, double step = 1, string? camera = null, int? classNo = null) =>
        new(Noon.AddMinutes(minutes), Noon.AddMinutes(minutes + length), TimeSpan.FromMinutes(step), camera, classNo);

    public static long Total(HistoryAnswer answer) => answer.Series.Sum(series => series.Counts.Sum());

    public void Dispose() => _folder.Dispose();
}
