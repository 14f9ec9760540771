using System.Globalization;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using OpenCvSharp;

namespace AnyShot.Edge.Recording;

/// <summary>
/// Records images of parts without what was said of them. The inspection thread copies the part into the one slot and goes on; a thread of our own encodes and writes. While the slot waits for
/// the disk, parts that are due are left out and counted.
/// </summary>
public sealed partial class PartRecorder : IVerdictObserver, IHostedService, IDisposable
{
    private static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Dictionary<string, RecordedCamera> _cameras = new(StringComparer.Ordinal);
    private readonly Mat _slot = new();
    private readonly RecordingOptions _options;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<PartRecorder> _logger;
    private readonly RecordingRing _ring;
    private Thread? _thread;
    private Verdict? _waiting;
    private bool _isBusy;
    private bool _stopped;
    private bool _isFailing;

    /// <param name="folder">Made when it is missing.</param>
    /// <param name="options">How often, and bounds.</param>
    /// <param name="metrics">Counts what is left out.</param>
    /// <param name="time">Of the least interval.</param>
    /// <param name="logger">Log.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public PartRecorder(string folder, RecordingOptions options, AgentMetrics metrics, TimeProvider time, ILogger<PartRecorder> logger)
    {
        (_options, _metrics, _time, _logger) = (options, metrics, time, logger);
        _ring = new RecordingRing(folder, options.Most, (long)options.LargestSizeMiB << 20);
    }

    /// <summary>Called before an image is written, on our thread; tests hold the disk up with it.</summary>
    internal Action? BeforeWrite { get; set; }

    /// <summary>Called when the slot is free again, on our thread; tests wait for it.</summary>
    internal Action? AfterWrite { get; set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { Name = "recording", IsBackground = true };
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
        lock (_gate)
        {
            if (_stopped || !PartImage.CanBeKept(part) || !IsDue(verdict.Camera))
            {
                return;
            }

            if (_isBusy)
            {
                _metrics.Counters.Add(CounterNames.PartsNotRecorded);
                return;
            }

            part.CopyTo(_slot);
            (_waiting, _isBusy) = (verdict, true);
            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose()
    {
        Stop();
        if (_thread is null || _thread.Join(JoinTime))
        {
            _slot.Dispose();
        }
    }

    /// <summary>Of equal times the inspection id decides.</summary>
    internal static string NameOf(Verdict verdict)
    {
        var camera = string.Concat(verdict.Camera.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        return string.Create(CultureInfo.InvariantCulture, $"{verdict.CapturedAt.UtcDateTime:yyyyMMdd'T'HHmmss'.'fff}-{verdict.InspectionId:D10}-{camera}");
    }

    private bool IsDue(string camera)
    {
        if (!_cameras.TryGetValue(camera, out var recorded))
        {
            _cameras[camera] = recorded = new RecordedCamera();
        }

        return recorded.IsDue(_options, _time);
    }

    private void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        while (Take() is { } verdict)
        {
            try
            {
                BeforeWrite?.Invoke();
                _ring.Write(NameOf(verdict), PartImage.Encode(_slot));
                NoteFailure(null);
            }
            catch (Exception error)
            {
                // Whatever the disk or the encoder says: recorded images serve a later training, the line does not stop for them.
                _metrics.Counters.Add(CounterNames.PartsNotRecorded);
                NoteFailure(error.Message);
            }

            lock (_gate)
            {
                _isBusy = false;
            }

            AfterWrite?.Invoke();
        }
    }

    private Verdict? Take()
    {
        lock (_gate)
        {
            while (_waiting is null && !_stopped)
            {
                Monitor.Wait(_gate);
            }

            var verdict = _waiting;
            _waiting = null;
            return verdict;
        }
    }

    /// <summary>Says it once, until it works again.</summary>
    private void NoteFailure(string? reason)
    {
        if (reason is not null && !_isFailing)
        {
            LogNotRecorded(reason);
        }
        else if (reason is null && _isFailing)
        {
            LogRecorded();
        }

        _isFailing = reason is not null;
    }
}
