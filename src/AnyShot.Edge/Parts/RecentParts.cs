using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using OpenCvSharp;

namespace AnyShot.Edge.Parts;

/// <summary>
/// Keeps the images of recent parts on disk. The inspection thread copies the part into a slot and goes on; a thread of our own encodes and writes. When the disk is slower than the line
/// the part is left out and counted, never waited for.
/// </summary>
public sealed partial class RecentParts : IVerdictObserver, IHostedService, IDisposable
{
    /// <summary>Parts that may wait for the disk: a batch of eight cameras.</summary>
    private const int Slots = 8;

    private static readonly TimeSpan ReadWait = TimeSpan.FromSeconds(2);

    /// <summary>A verdict is published as soon as it is durable, so somebody fast may ask for its part a moment before the inspection hands it over.</summary>
    private static readonly TimeSpan AheadWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Stack<PartSlot> _free = new(Enumerable.Range(0, Slots).Select(_ => new PartSlot()));
    private readonly Queue<PartSlot> _waiting = new(Slots);
    private readonly HashSet<long> _underway = new(Slots);
    private readonly AgentMetrics _metrics;
    private readonly ILogger<RecentParts> _logger;
    private readonly PartRing _ring;
    private readonly VerdictHeads _heads = new();
    private Thread? _thread;
    private long _newest;
    private bool _stopped;
    private bool _isFailing;

    /// <param name="folder">Made when it is missing.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="metrics">Counts what is left out.</param>
    /// <param name="logger">Log.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public RecentParts(string folder, PartOptions options, AgentMetrics metrics, ILogger<RecentParts> logger)
    {
        (_metrics, _logger) = (metrics, logger);
        _ring = new PartRing(folder, options.Most, (long)options.LargestSizeMiB << 20);
    }

    /// <summary>Parts on disk.</summary>
    public int Count => _ring.Count;

    /// <summary>Called before a part is written, on our thread; tests hold the disk up with it.</summary>
    internal Action? BeforeWrite { get; set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { Name = "parts", IsBackground = true };
        _thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Writes what still waits, then ends the thread. The inspection has stopped before.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Stop();
        return _thread is { } thread ? Task.Run(() => thread.Join(JoinTime), CancellationToken.None) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnVerdict(Verdict verdict, Mat part)
    {
        PartSlot? slot;
        lock (_gate)
        {
            _newest = verdict.InspectionId;
            Monitor.PulseAll(_gate);
            if (!PartImage.CanBeKept(part))
            {
                return;
            }

            if (!_free.TryPop(out slot))
            {
                _metrics.Counters.Add(CounterNames.PartsNotKept);
                return;
            }

            _underway.Add(verdict.InspectionId);
        }

        slot.Verdict = verdict;
        try
        {
            part.CopyTo(slot.Image);
        }
        catch
        {
            Free(slot);
            throw;
        }

        lock (_gate)
        {
            _waiting.Enqueue(slot);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>As <see cref="IPartArchive.TryRead"/>, among recent parts only.</summary>
    public ArchivedPart? TryRead(long inspectionId)
    {
        WaitFor(inspectionId);
        if (_ring.TryRead(inspectionId) is not { } content)
        {
            return null;
        }

        if (PartFile.TryRead(content) is { } part && part.Verdict.InspectionId == inspectionId)
        {
            return part;
        }

        LogDamaged(inspectionId);
        _ring.Remove(inspectionId);
        return null;
    }

    /// <summary>As <see cref="IPartArchive.Newest"/>. Of a part from before the start the beginning of its file is read, once.</summary>
    public IEnumerable<Verdict> Newest(int most, long before)
    {
        var start = new byte[PartFile.LongestStart];
        foreach (var id in _ring.Newest(most, before))
        {
            if (_heads.Find(id) is { } known)
            {
                yield return known;
            }
            else if (PartFile.TryReadVerdict(start.AsSpan(0, _ring.ReadStart(id, start))) is { } verdict && verdict.InspectionId == id)
            {
                _heads.Add(verdict);
                yield return verdict;
            }
        }
    }

    /// <summary>Forgets a part, because it is kept elsewhere.</summary>
    public void Remove(long inspectionId) => _ring.Remove(inspectionId);

    public void Dispose()
    {
        Stop();
        if (_thread is null || _thread.Join(JoinTime))
        {
            foreach (var slot in _free)
            {
                slot.Dispose();
            }
        }
    }

    private void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void WaitFor(long inspectionId)
    {
        lock (_gate)
        {
            if (_newest > 0)
            {
                WaitWhile(() => inspectionId > _newest && inspectionId <= _newest + Slots, AheadWait);
            }

            WaitWhile(() => _underway.Contains(inspectionId), ReadWait);
        }
    }

    private void WaitWhile(Func<bool> condition, TimeSpan longest)
    {
        var until = Environment.TickCount64 + (long)longest.TotalMilliseconds;
        while (condition() && until - Environment.TickCount64 is > 0 and var left)
        {
            Monitor.Wait(_gate, (int)left);
        }
    }

    private void Run()
    {
        while (Take() is { } slot)
        {
            try
            {
                BeforeWrite?.Invoke();
                _ring.Write(slot.Verdict!.InspectionId, PartFile.Write(slot.Verdict, PartImage.Encode(slot.Image)));
                _heads.Add(slot.Verdict);
                NoteFailure(null);
            }
            catch (Exception error)
            {
                // Whatever the disk or the encoder says: images of parts serve people, the line does not stop for them.
                _metrics.Counters.Add(CounterNames.PartsNotKept);
                NoteFailure(error.Message);
            }

            Free(slot);
        }
    }

    private void Free(PartSlot slot)
    {
        lock (_gate)
        {
            _underway.Remove(slot.Verdict!.InspectionId);
            _free.Push(slot);
            Monitor.PulseAll(_gate);
        }
    }

    private PartSlot? Take()
    {
        lock (_gate)
        {
            PartSlot? slot;
            while (!_waiting.TryDequeue(out slot) && !_stopped)
            {
                Monitor.Wait(_gate);
            }

            return slot;
        }
    }

    /// <summary>Says it once, until it works again.</summary>
    private void NoteFailure(string? reason)
    {
        if (reason is not null && !_isFailing)
        {
            LogNotKept(reason);
        }
        else if (reason is null && _isFailing)
        {
            LogKept();
        }

        _isFailing = reason is not null;
    }
}
