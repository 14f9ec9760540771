using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Outbox;

/// <summary>
/// Durable store between judging and publishing. A verdict is on disk before anybody hears of it, and leaves the list of a sink only when that sink
/// has acknowledged it. Thread-safe.
/// </summary>
public interface IOutbox
{
    /// <summary>Gives each verdict its inspection id and makes all of them durable in one transaction. A verdict that has an id already keeps it: one that <see cref="IReservations"/> gave out.</summary>
    /// <returns>The same verdicts with their ids, in order.</returns>
    /// <exception cref="OutboxFullException">The size limit is reached or the disk is full; nothing was stored.</exception>
    IReadOnlyList<Verdict> Append(IReadOnlyList<Verdict> verdicts);

    /// <summary>The oldest verdicts that <paramref name="sink"/> has not acknowledged, in order of id, after <paramref name="afterId"/>.</summary>
    IReadOnlyList<OutboxEntry> ReadPending(string sink, long afterId, int most);

    /// <summary>Marks verdicts as delivered to the sink. Unknown ids are ignored.</summary>
    void Acknowledge(string sink, IReadOnlyCollection<long> inspectionIds);

    /// <summary>Makes delivered verdicts of the replay window pending again, flagged as replay, because the receiver lost its memory. Settles what was owed.</summary>
    /// <param name="sink">The receiver.</param>
    /// <param name="afterId">Verdicts up to this inspection the receiver still has; 0 for none.</param>
    /// <returns>How many.</returns>
    int Replay(string sink, long afterId = 0);

    /// <summary>Notes on disk that the sink is owed a replay, or no longer is, so that a killed agent still knows after its next start.</summary>
    void OweReplay(string sink, bool owed);

    /// <summary>Whether the sink is owed a replay.</summary>
    bool IsReplayOwed(string sink);

    /// <summary>How many verdicts the sink has yet to acknowledge, and the age of the oldest.</summary>
    SinkBacklog Backlog(string sink);

    /// <summary>Completes when a verdict was appended (or made pending again) after the given id, or at once when there is one already.</summary>
    ValueTask WaitForPendingAsync(string sink, long afterId, CancellationToken cancellationToken);

    /// <summary>The newest verdict on disk, or null. Counters and tags start from it after a restart.</summary>
    Verdict? Newest();

    /// <summary>Counts of all verdicts ever judged, by decision; they survive a restart.</summary>
    VerdictCounts Counts();
}
