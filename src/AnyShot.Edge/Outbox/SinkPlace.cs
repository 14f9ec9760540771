namespace AnyShot.Edge.Outbox;

/// <summary>A registered sink.</summary>
/// <param name="no">Its number in the file.</param>
/// <param name="name">Its name.</param>
/// <param name="pending">Verdicts that waited for it at start.</param>
/// <param name="replayOwed">What the file says of an owed replay at start.</param>
internal sealed class SinkPlace(int no, string name, long pending, bool replayOwed)
{
    private long _pending = pending;

    public int No { get; } = no;

    public string Name { get; } = name;

    /// <summary>Kept in memory: counting the rows of a week's backlog takes too long for a health report.</summary>
    public long Pending => Interlocked.Read(ref _pending);

    /// <summary>True while its oldest pending verdict is older than the alarm age.</summary>
    public volatile bool IsOld;

    /// <summary>As in the file.</summary>
    public volatile bool IsReplayOwed = replayOwed;

    public void AddPending(long change) => Interlocked.Add(ref _pending, change);
}
