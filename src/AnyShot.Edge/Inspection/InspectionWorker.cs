using System.Diagnostics;
using System.Runtime.InteropServices;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Inspection;

/// <summary>
/// The inspection loop: one thread that takes triggered frames of all cameras, has them judged in micro-batches and makes the verdicts durable.
/// Publishers follow the outbox; nothing here waits for a network.
/// </summary>
public sealed partial class InspectionWorker(
    CameraSet cameras,
    InspectorFactory factory,
    IOutbox outbox,
    IEnumerable<IVerdictObserver> observers,
    InspectionHeartbeat heartbeat,
    AgentReadiness readiness,
    AgentFault fault,
    AgentMetrics metrics,
    AlarmBoard alarms,
    TimeProvider time,
    ILogger<InspectionWorker> logger) : IHostedService, IHealthSource, IDisposable
{
    private const string FullAlarm = "outbox-refuses";

    /// <summary>Batches in a row that may fail before the process ends: a lost GPU does not come back inside it.</summary>
    private const int MostFailures = 3;

    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);
    private readonly IVerdictObserver[] _observers = [.. observers];
    private readonly ManualResetEventSlim _stop = new();
    private readonly List<Frame> _frames = [];
    private readonly List<Verdict> _verdicts = [];
    private Inspector? _inspector;
    private Thread? _thread;
    private int _failures;

    /// <summary>The inspector, once the agent has started.</summary>
    public Inspector? Inspector => _inspector;

    /// <summary>Loads the model, embeds the examples and runs a first inference; the agent is ready afterwards.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        _inspector = await Task.Run(() => factory.Create(cancellationToken), cancellationToken).ConfigureAwait(false);
        LogReady(_inspector.Backbone.Name, _inspector.Backbone.Revision, _inspector.Classes.Classes.Count, time.GetElapsedTime(started).TotalSeconds);
        _thread = new Thread(Run) { Name = "inspection", IsBackground = true };
        _thread.Start();
        readiness.MarkReady();
    }

    /// <summary>Judges what is still waiting, within two seconds, then ends the thread. The cameras have stopped before.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Set();
        if (_thread is { } thread)
        {
            await Task.Run(() => thread.Join(DrainTime + TimeSpan.FromSeconds(1)), CancellationToken.None).ConfigureAwait(false);
        }
    }

    public IEnumerable<HealthReport> Report()
    {
        var age = heartbeat.Age;
        yield return age < TimeSpan.FromSeconds(2)
            ? new HealthReport("inspection", HealthStatus.Ok, "The inspection loop runs.")
            : new HealthReport("inspection", HealthStatus.Down, $"The inspection loop has not come round for {age.TotalSeconds:0.0} s.");
        yield return _inspector is { } inspector
            ? _failures == 0
                ? new HealthReport("model", HealthStatus.Ok, $"{inspector.Backbone.Name}, revision {inspector.Backbone.Revision}.")
                : new HealthReport("model", HealthStatus.Down, "The model failed on the last parts; see the log.")
            : new HealthReport("model", HealthStatus.Degraded, "The model is loading.");
    }

    public void Dispose()
    {
        _inspector?.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        try
        {
            while (!_stop.IsSet)
            {
                heartbeat.Beat();
                if (cameras.WaitForFrames(IdleWait))
                {
                    InspectWaiting();
                }
            }

            var drainStarted = Stopwatch.GetTimestamp();
            while (cameras.WaitForFrames(TimeSpan.Zero) && Stopwatch.GetElapsedTime(drainStarted) < DrainTime)
            {
                InspectWaiting();
            }
        }
        catch (Exception error)
        {
            // The thread's last stop: the process must not live on without its inspection loop.
            LogFault(error);
            fault.Report("inspection", error);
        }
    }

    private void InspectWaiting()
    {
        try
        {
            while (_frames.Count < _inspector!.LargestBatch && cameras.TryTake(out var frame))
            {
                _frames.Add(frame);
            }

            if (_frames.Count > 0)
            {
                Judge();
                Publish(Store());
            }
        }
        finally
        {
            _frames.ForEach(f => f.Dispose());
            _frames.Clear();
            _verdicts.Clear();
        }
    }

    private void Judge()
    {
        try
        {
            _inspector!.Inspect(_frames, _verdicts);
            _failures = 0;
        }
        catch (ExternalException error)
        {
            LogInferenceFailed(_frames.Count, error);
            if (++_failures >= MostFailures)
            {
                throw;
            }

            _verdicts.Clear();
            _verdicts.AddRange(_frames.Select(f => _inspector!.Unjudged(f, "inference failed")));
        }
    }

    /// <summary>Makes the verdicts durable; when the outbox refuses, waits and tries again, since a verdict must not be lost. Cameras drop frames meanwhile.</summary>
    private IReadOnlyList<Verdict> Store()
    {
        while (true)
        {
            try
            {
                var started = time.GetTimestamp();
                var stored = outbox.Append(_verdicts);
                metrics.Store.Record(time.GetElapsedTime(started));
                alarms.Clear(FullAlarm);
                return stored;
            }
            catch (OutboxFullException error)
            {
                LogOutboxFull(error.Message);
                alarms.Raise(FullAlarm, $"Judging has stopped because the outbox takes no verdict: {error.Message}");
                heartbeat.Beat();
                if (_stop.Wait(TimeSpan.FromMilliseconds(500)))
                {
                    throw;
                }
            }
        }
    }

    private void Publish(IReadOnlyList<Verdict> stored)
    {
        for (var i = 0; i < stored.Count; i++)
        {
            var frame = _frames[i];
            metrics.FrameToVerdict.Record(time.GetElapsedTime(frame.CapturedTimestamp));
            metrics.Counters.Add(CounterNames.Verdicts, 1, "decision", DecisionNames.Of(stored[i].Decision));
            using var part = frame.Image.SubMat(_inspector!.RegionOf(frame));
            foreach (var observer in _observers)
            {
                observer.OnVerdict(stored[i], part);
            }
        }
    }
}
