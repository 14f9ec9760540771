using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Tests.Dashboard.Support;

/// <summary>Gives ids and counts; what the page asks of an outbox, without a disk.</summary>
internal sealed class FakeOutbox : IOutbox
{
    private readonly Lock _gate = new();
    private VerdictCounts _counts;
    private Verdict? _newest;

    public Dictionary<string, SinkBacklog> Backlogs { get; } = [];

    public IReadOnlyList<Verdict> Append(IReadOnlyList<Verdict> verdicts)
    {
        lock (_gate)
        {
            return [.. verdicts.Select(Append)];
        }
    }

    public SinkBacklog Backlog(string sink) => Backlogs.GetValueOrDefault(sink);

    public Verdict? Newest() => _newest;

    public VerdictCounts Counts() => _counts;

    public IReadOnlyList<OutboxEntry> ReadPending(string sink, long afterId, int most) => throw new NotSupportedException();

    public void Acknowledge(string sink, IReadOnlyCollection<long> inspectionIds) => throw new NotSupportedException();

    public int Replay(string sink, long afterId = 0) => throw new NotSupportedException();

    public void OweReplay(string sink, bool owed) => throw new NotSupportedException();

    public bool IsReplayOwed(string sink) => throw new NotSupportedException();

    public ValueTask WaitForPendingAsync(string sink, long afterId, CancellationToken cancellationToken) => throw new NotSupportedException();

    private Verdict Append(Verdict verdict)
    {
        _counts = verdict.Decision switch
        {
            Decision.Pass => _counts with { Pass = _counts.Pass + 1 },
            Decision.Fail => _counts with { Fail = _counts.Fail + 1 },
            _ => _counts with { Unsure = _counts.Unsure + 1 },
        };
        return _newest = verdict with { InspectionId = _counts.Total };
    }
}
