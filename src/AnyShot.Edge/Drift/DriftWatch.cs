using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Engine.Drift;
using OpenCvSharp;

namespace AnyShot.Edge.Drift;

/// <summary>
/// Watches whether the parts of each camera still look as they did when it was commissioned. The inspection thread copies the part and what the model saw into a slot and goes on; a thread of
/// our own measures and compares. When it is slower than the line, parts are left out and counted, never waited for.
/// </summary>
public sealed partial class DriftWatch : IEmbeddingObserver, IHostedService, IDisposable
{
    /// <summary>Parts that may wait.</summary>
    private const int Slots = 16;

    private static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Lock _state = new();
    private readonly Stack<DriftSlot> _free = new(Enumerable.Range(0, Slots).Select(_ => new DriftSlot()));
    private readonly Queue<DriftSlot> _waiting = new(Slots);
    private readonly DriftSettings _settings;
    private readonly DriftStore _store;
    private readonly IPartArchive? _parts;
    private readonly AlarmBoard _alarms;
    private readonly AgentMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<DriftWatch> _logger;
    private readonly string[] _order;
    private readonly Dictionary<string, CameraDrift> _cameras;
    private readonly Mat _grey = new();
    private Thread? _thread;
    private string _model = "";
    private long _skipped;
    private long _watched;
    private bool _stopped;
    private bool _isFailing;

    /// <exception cref="IOException">The file of references cannot be opened.</exception>
    public DriftWatch(DeviceConfiguration configuration, AlarmBoard alarms, AgentMetrics metrics, TimeProvider time, ILogger<DriftWatch> logger, IPartArchive? parts = null)
    {
        (_settings, _alarms, _metrics, _time, _logger, _parts) = (configuration.Options.Drift, alarms, metrics, time, logger, parts);
        _store = new DriftStore(Path.Combine(configuration.StateDirectory, "drift.db"), time, LogDamaged);
        _order = [.. configuration.Options.Cameras.Select(camera => camera.Name)];
        _cameras = _order.ToDictionary(name => name, name => new CameraDrift(name, _settings, _store));
    }

    /// <summary>Parts since the start that were measured and compared.</summary>
    internal long Watched => Interlocked.Read(ref _watched);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread = new Thread(Run) { Name = "drift", IsBackground = true };
        _thread.Start();
        return Task.CompletedTask;
    }

    /// <summary>Ends the thread; what still waits is left out. The inspection has stopped before.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Stop();
        return _thread is { } thread ? Task.Run(() => thread.Join(JoinTime), CancellationToken.None) : Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void OnEmbedding(Verdict verdict, Mat part, ReadOnlySpan<float> embedding)
    {
        DriftSlot? slot;
        lock (_gate)
        {
            if (_stopped || !PartImage.CanBeKept(part))
            {
                return;
            }

            if (!_free.TryPop(out slot))
            {
                _skipped++;
                return;
            }
        }

        if (slot.Embedding.Length != embedding.Length)
        {
            slot.Embedding = new float[embedding.Length];
        }

        slot.Verdict = verdict;
        embedding.CopyTo(slot.Embedding);
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
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>The next parts of a camera become its reference; of all cameras when none is named.</summary>
    /// <returns>The cameras; empty when there is none of that name.</returns>
    /// <exception cref="IOException">It cannot be stored.</exception>
    public IReadOnlyList<string> Renew(string? camera, Caller caller, string why)
    {
        lock (_state)
        {
            string[] cameras = [.. _order.Where(name => camera is null || name == camera)];
            foreach (var name in cameras)
            {
                _cameras[name].Renew(new DriftReference(_model, _time.GetUtcNow(), caller.Name, why));
                _alarms.Clear(AlarmOf(name));
                Measure(name);
            }

            return cameras;
        }
    }

    /// <summary>What is known of all cameras.</summary>
    /// <param name="points">Newest points of each history.</param>
    public DriftReport Report(int points)
    {
        lock (_state)
        {
            return new DriftReport(
                _settings.ReferenceParts, _settings.WindowParts, _settings.SustainedParts, _settings.FalseAlarms, Skipped, [.. _order.Select(name => _cameras[name].Report(points))]);
        }
    }

    /// <summary>JPEG of the part that is most like all of a camera's reference; null while there is none.</summary>
    public byte[]? Picture(string camera) => _store.Picture(camera);

    public void Dispose()
    {
        Stop();
        if (_thread is null || _thread.Join(JoinTime))
        {
            foreach (var slot in _free)
            {
                slot.Dispose();
            }

            _grey.Dispose();
            _store.Dispose();
        }
    }

    private long Skipped
    {
        get
        {
            lock (_gate)
            {
                return _skipped;
            }
        }
    }

    private static string AlarmOf(string camera) => $"camera-{camera}-drift";

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
        lock (_state)
        {
            foreach (var camera in _cameras.Values)
            {
                camera.Resume();
            }
        }

        while (Take() is { } slot)
        {
            try
            {
                Watch(slot);
                _isFailing = false;
            }
            catch (Exception error)
            {
                // Whatever the disk or a picture says: drift serves people, the line does not stop for it.
                if (!_isFailing)
                {
                    _isFailing = true;
                    LogFailed(error);
                }
            }

            Free(slot);
            Interlocked.Increment(ref _watched);
        }
    }

    private void Free(DriftSlot slot)
    {
        lock (_gate)
        {
            _free.Push(slot);
        }
    }

    private DriftSlot? Take()
    {
        lock (_gate)
        {
            DriftSlot? slot = null;
            while (!_stopped && !_waiting.TryDequeue(out slot))
            {
                Monitor.Wait(_gate);
            }

            return _stopped ? null : slot;
        }
    }

    private void Watch(DriftSlot slot)
    {
        var verdict = slot.Verdict!;
        var part = new DriftPart(verdict.InspectionId, verdict.ClassName, [.. slot.Embedding], FiguresOf(slot.Image));
        lock (_state)
        {
            _model = verdict.ModelRevision;
            var camera = _cameras[verdict.Camera];
            var wasDrifted = camera.IsDrifted;
            if (camera.Add(part, verdict.ModelRevision, verdict.CapturedAt))
            {
                LogReference(verdict.Camera, _settings.ReferenceParts);
                Keep(verdict.Camera, camera.TypicalBefore!.Value);
            }

            if (camera.IsDrifted && !wasDrifted)
            {
                var sentence = camera.Alarm();
                _alarms.Raise(AlarmOf(verdict.Camera), sentence);
                LogDrifted(sentence);
            }
            else if (wasDrifted && !camera.IsDrifted)
            {
                _alarms.Clear(AlarmOf(verdict.Camera));
                LogSteady(verdict.Camera);
            }

            Measure(verdict.Camera);
        }
    }

    private void Measure(string camera)
    {
        _metrics.Gauges.Set(GaugeNames.Drift, _cameras[camera].Distance ?? double.NaN, "camera", camera);
        _metrics.Gauges.Set(GaugeNames.Drifted, _cameras[camera].IsDrifted ? 1 : 0, "camera", camera);
    }

    private ImageFigures FiguresOf(Mat image)
    {
        if (image.Channels() == 1)
        {
            image.CopyTo(_grey);
        }
        else
        {
            Cv2.CvtColor(image, _grey, image.Channels() == 3 ? ColorConversionCodes.BGR2GRAY : ColorConversionCodes.BGRA2GRAY);
        }

        return ImageFigures.Of(_grey.AsSpan<byte>(), _grey.Width);
    }

    /// <summary>The picture of the typical part, which is gone from the recent ones by the time somebody asks.</summary>
    private void Keep(string camera, long inspectionId)
    {
        using var image = _parts?.TryRead(inspectionId) is { } part ? PartImage.TryDecode(part.Image) : null;
        if (image is not null)
        {
            using var small = new Mat();
            JpegEncoder.Shrink(image, small, PartThumbnails.LongestSide);
            _store.Keep(camera, JpegEncoder.Encode(small));
        }
    }
}
