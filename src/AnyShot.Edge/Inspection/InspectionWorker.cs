using System.Runtime.ExceptionServices;
using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using OpenCvSharp;

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
    IEnumerable<IEmbeddingObserver> embeddingObservers,
    InspectionHeartbeat heartbeat,
    AgentReadiness readiness,
    AgentFault fault,
    AgentMetrics metrics,
    AlarmBoard alarms,
    TimeProvider time,
    ILogger<InspectionWorker> logger) : IHostedService, IHealthSource, IClassSetChanges, IDisposable
{
    private const string FullAlarm = "outbox-refuses";

    /// <summary>Batches in a row that may fail before the process ends: a lost GPU does not come back inside it.</summary>
    private const int MostFailures = 3;

    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan JoinTime = DrainTime + TimeSpan.FromSeconds(1);

    /// <summary>Between two attempts at a full outbox; short enough that the heartbeat keeps its step.</summary>
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(250);

    private readonly IVerdictObserver[] _observers = [.. observers];
    private readonly IEmbeddingObserver[] _embeddingObservers = [.. embeddingObservers];
    private readonly ManualResetEventSlim _stop = new();
    private readonly List<Frame> _frames = [];
    private readonly List<Verdict> _verdicts = [];
    private readonly HashSet<string> _refusing = [];
    private Inspector? _inspector;
    private Thread? _thread;
    private volatile int _failures;
    private bool _outboxRefuses;
    private bool _observerFailed;

    /// <summary>The inspector, once the agent has started.</summary>
    public Inspector? Inspector => _inspector;

    /// <summary>Loads the model, embeds the examples and runs a first inference; the agent is ready afterwards.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        _inspector = await Task.Run(() => factory.CreateAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        LogReady(_inspector.Backbone.Name, _inspector.Backbone.Revision, _inspector.Classes.Classes.Count, time.GetElapsedTime(started).TotalSeconds);
        LogWords(_inspector.Classes);
        _thread = new Thread(Run) { Name = "inspection", IsBackground = true };
        _thread.Start();
        readiness.MarkReady();
    }

    /// <inheritdoc />
    public async Task<ClassSet> ApplyAsync(ClassRevision revision, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var set = await Started.ApplyAsync(revision, cancellationToken).ConfigureAwait(false);
        LogClassSet(set.Revision, set.Classes.Count, time.GetElapsedTime(started).TotalMilliseconds);
        LogWords(set);
        return set;
    }

    /// <inheritdoc />
    public Task<ClassSet> BuildAsync(ClassRevision revision, CancellationToken cancellationToken) => Started.BuildAsync(revision, cancellationToken);

    /// <summary>Judges what is still waiting, within two seconds, then ends the thread. The cameras have stopped before.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Set();
        if (_thread is { } thread)
        {
            await Task.Run(() => thread.Join(JoinTime), CancellationToken.None).ConfigureAwait(false);
        }
    }

    public IEnumerable<HealthReport> Report()
    {
        if (_thread is null || _inspector is not { } inspector)
        {
            yield return new HealthReport("inspection", HealthStatus.Degraded, "The inspection starts when the model is loaded.");
            yield return new HealthReport("model", HealthStatus.Degraded, "The model is loading.");
            yield break;
        }

        var age = heartbeat.Age;
        yield return age < TimeSpan.FromSeconds(2)
            ? new HealthReport("inspection", HealthStatus.Ok, "The inspection loop runs.")
            : new HealthReport("inspection", HealthStatus.Down, $"The inspection loop has not come round for {age.TotalSeconds:0.0} s.");
        yield return _failures == 0
            ? new HealthReport("model", HealthStatus.Ok, $"{inspector.Backbone.Name}, revision {inspector.Backbone.Revision}.")
            : new HealthReport("model", HealthStatus.Down, "The model failed on the last parts; see the log.");
    }

    public void Dispose()
    {
        var wait = _stop.IsSet ? TimeSpan.Zero : JoinTime;
        _stop.Set();
        if (_thread is { } thread && !thread.Join(wait))
        {
            // It hangs in the model, which must not be freed under it; the process ends with its thread.
            return;
        }

        _inspector?.Dispose();
        _stop.Dispose();
    }

    private Inspector Started => _inspector ?? throw new InvalidOperationException("The inspection has not started.");

    private void LogWords(ClassSet set)
    {
        foreach (var finding in set.Words?.Findings ?? [])
        {
            LogFinding(finding.Sentence);
        }
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

            var drainStarted = time.GetTimestamp();
            while (cameras.WaitForFrames(TimeSpan.Zero) && time.GetElapsedTime(drainStarted) < DrainTime)
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
                if (frame.Command is { } command && !command.TryAnswer())
                {
                    // Its part has been answered as unsure, because the frame took too long.
                    frame.Dispose();
                    continue;
                }

                _frames.Add(frame);
            }

            if (_frames.Count > 0)
            {
                var lasting = Judge();
                var stored = Store();
                Publish(stored);
                _inspector!.Hand(stored);
                lasting?.Throw();
            }
        }
        finally
        {
            _frames.ForEach(f => f.Dispose());
            _frames.Clear();
            _verdicts.Clear();
        }
    }

    /// <returns>Null, or the failure that has come too often in a row for the process to go on. The parts have their unsure verdicts all the same.</returns>
    private ExceptionDispatchInfo? Judge()
    {
        try
        {
            _inspector!.Inspect(_frames, _verdicts, OnRefused);
            _failures = 0;
            if (_refusing.Count > 0)
            {
                _verdicts.ForEach(v => _ = v.ClassNo > 0 && _refusing.Remove(v.Camera));
            }

            return null;
        }
        catch (Exception error)
        {
            // Whatever a model's library throws: the line waits for an answer to each part.
            LogInferenceFailed(_frames.Count, error);
            _verdicts.Clear();
            _verdicts.AddRange(_frames.Select(f => _inspector!.Unjudged(f, "inference failed")));
            return ++_failures >= MostFailures ? ExceptionDispatchInfo.Capture(error) : null;
        }
    }

    /// <summary>Says it once for a camera, until it delivers a usable image again.</summary>
    private void OnRefused(Frame frame, string reason)
    {
        if (_refusing.Add(frame.Camera))
        {
            LogImageRefused(frame.Camera, reason);
        }
    }

    /// <summary>Makes the verdicts durable; when the outbox refuses, waits and tries again, since a verdict must not be lost. Cameras drop frames meanwhile.</summary>
    /// <exception cref="OutboxFullException">The agent ends and the outbox still refuses.</exception>
    private IReadOnlyList<Verdict> Store()
    {
        while (true)
        {
            var isLast = _stop.IsSet;
            try
            {
                var started = time.GetTimestamp();
                var stored = outbox.Append(_verdicts);
                metrics.Store.Record(time.GetElapsedTime(started));
                if (_outboxRefuses)
                {
                    _outboxRefuses = false;
                    alarms.Clear(FullAlarm);
                    LogOutboxTakes();
                }

                return stored;
            }
            catch (OutboxFullException error)
            {
                if (isLast)
                {
                    throw new OutboxFullException($"{_verdicts.Count} judged part(s) could not be stored before the end: {error.Message}", error);
                }

                if (!_outboxRefuses)
                {
                    _outboxRefuses = true;
                    LogOutboxFull(error.Message);
                    alarms.Raise(FullAlarm, $"Judging has stopped because the outbox takes no verdict: {error.Message}");
                }

                heartbeat.Beat();
                _stop.Wait(RetryTime);
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
            Show(stored[i], frame, i);
        }
    }

    private void Show(Verdict verdict, Frame frame, int place)
    {
        try
        {
            using var part = frame.Image.Empty() ? new Mat() : frame.Image.SubMat(_inspector!.RegionOf(frame));
            foreach (var observer in _observers)
            {
                observer.OnVerdict(verdict, part);
            }

            // Class 0: there was no judgement, and perhaps no embedding.
            for (var i = 0; i < _embeddingObservers.Length && verdict.ClassNo > 0; i++)
            {
                _embeddingObservers[i].OnEmbedding(verdict, part, _inspector!.EmbeddingOf(place));
            }
        }
        catch (Exception error)
        {
            // Observers serve people; the line does not stop for them.
            if (!_observerFailed)
            {
                _observerFailed = true;
                LogObserverFailed(error);
            }
        }
    }
}
