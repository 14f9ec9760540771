using System.Collections.Concurrent;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>The outbox in one SQLite file (WAL). One connection writes, another reads, a third checkpoints; file layout: <see cref="OutboxSchema"/>.</summary>
/// <remarks>
/// An append is one transaction with <c>synchronous=FULL</c>: verdict, a pending row per enabled sink, counts and the next id. Acknowledgements are committed
/// without waiting for the disk: they survive a killed process, and a power cut at worst has a verdict delivered twice, under the same id.
/// </remarks>
public sealed partial class SqliteOutbox : IOutbox, IReservations, IVerdictHistory, IHealthSource, IDisposable
{
    /// <summary>Room above the size limit, so that acknowledging and pruning work in a full outbox.</summary>
    private const long SpareBytes = 4 << 20;

    private const int PruneForRoom = 200;

    /// <summary>Verdicts that are kept for a reader which does not come.</summary>
    private const int MostHeld = 20_000;

    private readonly Lock _writeGate = new();
    private readonly Lock _readGate = new();
    private readonly string _path;
    private readonly OutboxOptions _options;
    private readonly IReadOnlyList<SinkPlace> _sinks;
    private readonly AlarmBoard _alarms;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteOutbox> _log;
    private readonly HighWaterMark _highWater;
    private readonly OutboxWriter _writer;
    private readonly OutboxReader _reader;
    private readonly SqliteConnection _checkpoint;
    private readonly long _limitPages;
    private readonly SortedDictionary<long, Reservation> _reserved;
    private readonly Dictionary<string, long> _tallies;
    private readonly ConcurrentQueue<long> _unreleased = new();
    private readonly ConcurrentQueue<(SinkPlace Place, long[] Ids)> _owed = new();
    private VerdictCounts _counts;
    private long _nextId;
    private long _keptAfter = long.MaxValue;
    private volatile TaskCompletionSource _changed = NewSignal();
    private volatile string? _fault;
    private volatile bool _nearlyFull;

    /// <param name="path">The file; its folder is created.</param>
    /// <param name="options">Limits and windows.</param>
    /// <param name="sinks">The sinks that are switched on. Rows of any other sink are dropped at start, so a sink that was switched off holds nothing.</param>
    /// <param name="alarms">Where alarms go.</param>
    /// <param name="time">Clock of ages and windows.</param>
    /// <param name="log">Log.</param>
    /// <exception cref="IOException">The file cannot be opened, is held by another agent, or was written by a newer one.</exception>
    public SqliteOutbox(string path, OutboxOptions options, IReadOnlyList<string> sinks, AlarmBoard alarms, TimeProvider time, ILogger<SqliteOutbox> log)
    {
        (_path, _options, _alarms, _time, _log) = (path, options, alarms, time, log);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _highWater = new HighWaterMark(path + ".high-water");
        try
        {
            var (isNew, movedTo) = OutboxFile.Prepare(path, time.GetUtcNow());
            using var opened = SqliteFile.Open(path);
            _sinks = OutboxSinks.Register(opened, sinks);
            (_nextId, _counts) = OutboxSinks.ReadStation(opened);
            (_reserved, _tallies) = (OutboxSinks.ReadReserved(opened), OutboxSinks.ReadTallies(opened));
            var floor = movedTo is not null && _highWater.Value is null ? time.GetUtcNow().ToUnixTimeSeconds() : 1;
            _nextId = Math.Max(floor, _highWater.FirstFree(_nextId, isNew));
            var pageSize = SqliteFile.Scalar(opened, "PRAGMA page_size");
            _limitPages = options.LargestSizeMiB * (1L << 20) / pageSize;
            _writer = new OutboxWriter(path, _limitPages + (SpareBytes / pageSize));
            _reader = new OutboxReader(path);
            _checkpoint = SqliteFile.Open(path);
            if (movedTo is not null)
            {
                ReportDamage(movedTo);
            }
        }
        catch (SqliteException e)
        {
            _writer?.Dispose();
            _reader?.Dispose();
            _highWater.Dispose();
            throw new IOException($"The outbox file {path} cannot be opened: {e.Message}", e);
        }
        catch
        {
            _highWater.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Verdict> Append(IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count is 0 or > HighWaterMark.Block)
        {
            return verdicts.Count == 0 ? [] : throw new ArgumentOutOfRangeException(nameof(verdicts), $"At most {HighWaterMark.Block} verdicts at a time.");
        }

        var stored = new Verdict[verdicts.Count];
        lock (_writeGate)
        {
            MakeRoom();
            try
            {
                Store(verdicts, stored);
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw Refuse(Sentence(e), e);
            }

            if (_fault is not null)
            {
                _fault = null;
                _alarms.Clear(OutboxAlarms.Full);
            }
        }

        Signal();
        return stored;
    }

    /// <inheritdoc/>
    public IReadOnlyList<OutboxEntry> ReadPending(string sink, long afterId, int most)
    {
        var place = Place(sink);
        lock (_readGate)
        {
            return _reader.Pending(place.No, afterId, most);
        }
    }

    /// <inheritdoc/>
    public void Acknowledge(string sink, IReadOnlyCollection<long> inspectionIds)
    {
        var place = Place(sink);
        try
        {
            MarkDelivered(place, inspectionIds);
        }
        catch (SqliteException e)
        {
            // The receiver has the verdict all the same. What cannot be noted now is noted by the upkeep, and at worst is delivered twice after a restart.
            _owed.Enqueue((place, [.. inspectionIds]));
            LogOwed(Sentence(e));
        }
    }

    /// <inheritdoc/>
    public int Replay(string sink, long afterId = 0)
    {
        var place = Place(sink);
        var count = 0;
        var floor = Math.Max(Floor(place), afterId);
        // A part of the window settles nothing.
        var settles = afterId == 0;
        Write(() => count = _writer.Replay(place.No, Cutoff(), floor, settles));
        place.IsReplayOwed &= !settles;
        place.AddPending(count);
        if (count > 0)
        {
            LogReplay(sink, count);
            Signal();
        }

        return count;
    }

    /// <inheritdoc/>
    public void OweReplay(string sink, bool owed)
    {
        var place = Place(sink);
        if (place.IsReplayOwed != owed)
        {
            try
            {
                Write(() => _writer.OweReplay(place.No, owed), durable: true);
                place.IsReplayOwed = owed;
            }
            catch (SqliteException e)
            {
                // A full disk must not keep the verdicts from going out, which is what makes room again.
                LogReplayNotNoted(sink, Sentence(e));
            }
        }
    }

    /// <inheritdoc/>
    public bool IsReplayOwed(string sink) => Place(sink).IsReplayOwed;

    /// <inheritdoc/>
    public SinkBacklog Backlog(string sink)
    {
        var place = Place(sink);
        if (place.Pending == 0)
        {
            return default;
        }

        lock (_readGate)
        {
            return _reader.OldestPending(place.No) is { } at
                ? new SinkBacklog(place.Pending, _time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at))
                : default;
        }
    }

    /// <inheritdoc/>
    public async ValueTask WaitForPendingAsync(string sink, long afterId, CancellationToken cancellationToken)
    {
        var place = Place(sink);
        while (true)
        {
            // Taken before looking: what is appended after the look completes this very signal.
            var changed = _changed.Task;
            lock (_readGate)
            {
                if (_reader.AnyPending(place.No, afterId))
                {
                    return;
                }
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Verdict? Newest()
    {
        lock (_readGate)
        {
            return _reader.Newest() is { } json ? VerdictJson.Read(json) : null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Verdict> Newest(int most)
    {
        lock (_readGate)
        {
            return [.. _reader.Newest(most).Select(json => VerdictJson.Read(json)).Reverse()];
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<Verdict> After(long afterId, int most)
    {
        lock (_readGate)
        {
            return [.. _reader.After(afterId, most).Select(json => VerdictJson.Read(json))];
        }
    }

    /// <inheritdoc/>
    public void KeepAfter(long id) => Volatile.Write(ref _keptAfter, id);

    /// <inheritdoc/>
    public VerdictCounts Counts()
    {
        lock (_writeGate)
        {
            return _counts;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<HealthReport> Report()
    {
        var waiting = string.Join(", ", _sinks.Select(s => $"{s.Name} {s.Pending}"));
        yield return _fault is { } fault
            ? new HealthReport("outbox", HealthStatus.Down, fault)
            : new HealthReport(
                "outbox",
                _nearlyFull || _sinks.Any(s => s.IsOld) ? HealthStatus.Degraded : HealthStatus.Ok,
                waiting.Length == 0 ? "Verdicts are stored; no sink is switched on." : $"Verdicts are stored; waiting for delivery: {waiting}.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_writeGate)
        {
            lock (_readGate)
            {
                _reader.Dispose();
                _checkpoint.Dispose();
                _writer.Dispose();
                _highWater.Dispose();
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal() => Interlocked.Exchange(ref _changed, NewSignal()).SetResult();

    private SinkPlace Place(string sink) =>
        _sinks.FirstOrDefault(s => s.Name == sink) ?? throw new ArgumentException($"The outbox keeps no place for the sink '{sink}'.", nameof(sink));

    /// <summary>Up to this id nobody has asked for the verdicts to be kept.</summary>
    private long LastUnheld()
    {
        lock (_writeGate)
        {
            return Math.Max(Volatile.Read(ref _keptAfter), _nextId - 1 - MostHeld);
        }
    }

    private long Cutoff() => (_time.GetUtcNow() - _options.ReplayWindow).ToUnixTimeMilliseconds();

    private long Floor(SinkPlace place)
    {
        lock (_readGate)
        {
            return _reader.DeliveredFloor(place.No, _options.ReplayRows);
        }
    }
}
