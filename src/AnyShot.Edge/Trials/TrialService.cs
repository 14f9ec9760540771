using AnyShot.Edge.Hosting;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Trials;

/// <summary>
/// Has what is on trial judge beside the line, on parts as they come and on the confirmed ones, keeps the counts over restarts and, in modes auto and off, promotes. One loop that follows the
/// registry: whatever changes, it looks at what holds now and does what is missing.
/// </summary>
public sealed partial class TrialService : AgentWorker, ITrial
{
    /// <summary>Alarm of a trial that ended with a fault.</summary>
    public const string Alarm = "trial-failed";

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly Caller Agent = new("agent", Role.Engineer, Door.Agent);

    private readonly IClassRegistry _registry;
    private readonly InspectionWorker _inspection;
    private readonly IClassSetChanges _sets;
    private readonly IFeedbackStore _feedback;
    private readonly DeviceConfiguration _configuration;
    private readonly AgentMetrics _metrics;
    private readonly AlarmBoard _alarms;
    private readonly TimeProvider _time;
    private readonly ILogger<TrialService> _logger;
    private readonly TrialFile _file;
    private readonly TrialOptions _options;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly Lock _work = new();
    private CancellationTokenSource? _working;
    private RegressionSet? _regression;
    private volatile TrialRun? _run;
    private volatile bool _feedbackChanged;
    private int _stored = -1;
    private int _skippedCounted;
    private string _lastSaid = "";

    public TrialService(
        IClassRegistry registry,
        InspectionWorker inspection,
        IClassSetChanges sets,
        IFeedbackStore feedback,
        DeviceConfiguration configuration,
        AgentMetrics metrics,
        AlarmBoard alarms,
        TimeProvider time,
        ILogger<TrialService> logger)
    {
        (_registry, _inspection, _sets, _feedback, _configuration) = (registry, inspection, sets, feedback, configuration);
        (_metrics, _alarms, _time, _logger) = (metrics, alarms, time, logger);
        _options = configuration.Options.Trial;
        _file = new TrialFile(Path.Combine(configuration.StateDirectory, "trial.json"));
    }

    /// <inheritdoc/>
    public TrialReport? Report() => _run is { } run && run.IsOf(_registry.State) ? TrialReportComposer.Compose(run, _options, _feedback.Confirmed()) : null;

    /// <inheritdoc/>
    public bool CanPromote(out string sentence)
    {
        var state = _registry.State;
        (var can, sentence) = state.Trial switch
        {
            null => (false, "Nothing is on trial."),
            _ when _options.Mode == TrialMode.Off => (true, "Trials are off (trial.mode)."),
            { } trial when _run is not { } run || !run.IsOf(state) => (false, $"The classes of revision {trial.Revision} are still being built."),
            _ => TrialRules.Promotion(_run, _run.Regression, _options),
        };
        return can;
    }

    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _registry.Changed += OnChanged;
        _feedback.Changed += OnFeedback;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await StepSafelyAsync(stoppingToken).ConfigureAwait(false);
                await _wake.WaitAsync(Period, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            _registry.Changed -= OnChanged;
            _feedback.Changed -= OnFeedback;
            End();
            _regression?.Dispose();
        }
    }

    private async Task StepSafelyAsync(CancellationToken stoppingToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        lock (_work)
        {
            _working = working;
        }

        try
        {
            await StepAsync(working.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (working.IsCancellationRequested)
        {
            // The classes have changed meanwhile; the next step begins with the newer ones.
        }
        catch (Exception error)
        {
            // The line does not depend on any of this.
            if (Say(error.Message))
            {
                LogStumbled(error);
            }
        }
        finally
        {
            lock (_work)
            {
                _working = null;
            }
        }
    }

    private async Task StepAsync(CancellationToken cancellationToken)
    {
        var state = _registry.State;
        if (_run is { } last && !last.IsOf(state))
        {
            End();
        }

        if (state.Trial is not { } trial || _inspection.Inspector is not { } inspector)
        {
            return;
        }

        if (_options.Mode == TrialMode.Off)
        {
            await PromoteAsync(trial.Revision, "trial is off", cancellationToken).ConfigureAwait(false);
            return;
        }

        var run = _run ??= Begin(state, trial, inspector);
        try
        {
            await BuildAsync(run, inspector, cancellationToken).ConfigureAwait(false);
            JudgeConfirmed(run, state, inspector, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Fail(run, inspector, error);
        }

        Store(run);
        if (_options.Mode == TrialMode.Auto && Report() is { } report && TrialRules.IsForTheAgent(report, _options))
        {
            await PromoteAsync(trial.Revision, string.Create(null, $"trial passed: {report.PartsSeen} parts, {report.Unchanged.Count} decided alike, {report.ExpectedEscapes} expected escapes"), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private TrialRun Begin(RegistryState state, ClassRevision trial, Inspector inspector)
    {
        var key = KeyOf(state.Live, trial, inspector);
        var (record, note) = _file.Read();
        (_stored, _skippedCounted) = (-1, 0);
        if (record?.Key == key)
        {
            return new TrialRun(state.Live.Revision, trial, TrialTally.Resume(record), note);
        }

        if (record?.Live == state.Live.Revision && record.Trial == trial.Revision)
        {
            note = "The trial began anew: the model, the configuration or the classes are others than before.";
        }

        return new TrialRun(state.Live.Revision, trial, new TrialTally(key, state.Live.Revision, trial.Revision, _time.GetUtcNow()), note);
    }

    private async Task BuildAsync(TrialRun run, Inspector inspector, CancellationToken cancellationToken)
    {
        if (run.Set is not null || run.Fault is not null)
        {
            return;
        }

        try
        {
            run.Set = await _sets.BuildAsync(run.Trial, cancellationToken).ConfigureAwait(false);
            run.Obstacle = null;
        }
        catch (IOException error)
        {
            run.Obstacle = $"The classes of revision {run.Trial.Revision} cannot be built now: {error.Message}";
            if (Say(run.Obstacle))
            {
                LogObstacle(run.Obstacle);
            }

            return;
        }

        var shadow = new ShadowJudge(
            run.Set,
            inspector,
            (live, trial) =>
            {
                // A part that other live classes have judged meanwhile says nothing about these.
                if (live.ClassSetRevision == run.LiveRevision)
                {
                    run.Tally.Add(live, trial);
                    if (run.Tally.PartsSeen == _options.Parts)
                    {
                        _wake.Release();
                    }
                }
            },
            error => Fail(run, inspector, error));
        run.Shadow = shadow;
        inspector.Shadow = shadow;
        LogBegan(run.Trial.Revision, run.Set.Classes.Count, run.LiveRevision);
    }

    private void JudgeConfirmed(TrialRun run, RegistryState state, Inspector inspector, CancellationToken cancellationToken)
    {
        // The live classes may still be on their way into the inspection.
        var live = inspector.Classes;
        if (run.Set is not { } set || run.Fault is not null || live.Revision != run.LiveRevision || (run.Regression is not null && !_feedbackChanged))
        {
            return;
        }

        _feedbackChanged = false;
        _regression ??= new RegressionSet(inspector, _feedback);
        try
        {
            run.Regression = _regression.Judge(live, set, state, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _feedbackChanged = true;
            throw;
        }
    }

    private void Fail(TrialRun run, Inspector inspector, Exception error)
    {
        if (run.Fault is not null)
        {
            return;
        }

        run.Fault = $"The trial of revision {run.Trial.Revision} ended: {error.Message}";
        inspector.Shadow = null;
        LogFailed(run.Trial.Revision, error);
        _alarms.Raise(Alarm, $"{run.Fault} The line goes on with revision {run.LiveRevision}: change the classes or discard what is on trial.");
    }

    /// <summary>Ends the run, if there is one; its counts stay on disk until another trial's take their place.</summary>
    private void End()
    {
        if (_run is not { } run)
        {
            return;
        }

        if (_inspection.Inspector is { } inspector)
        {
            inspector.Shadow = null;
        }

        run.Shadow?.Dispose();
        Store(run);
        _run = null;
        _alarms.Clear(Alarm);
    }

    private void Store(TrialRun run)
    {
        var record = run.Tally.Record(run.Shadow?.Skipped ?? 0);
        _metrics.Counters.Add(CounterNames.TrialPartsSkipped, record.PartsSkipped - run.Tally.SkippedBefore - _skippedCounted);
        _skippedCounted = record.PartsSkipped - run.Tally.SkippedBefore;
        if (record.PartsSeen == _stored)
        {
            return;
        }

        try
        {
            _file.Write(record);
            _stored = record.PartsSeen;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (Say(error.Message))
            {
                LogNotStored(error.Message);
            }
        }
    }

    private async Task PromoteAsync(long revision, string why, CancellationToken cancellationToken)
    {
        try
        {
            await _registry.ChangeAsync(new ClassChange.Promote(revision), Agent, why, string.Create(null, $"trial-{revision}"), cancellationToken).ConfigureAwait(false);
            LogPromoted(revision, why);
        }
        catch (ClassRefusedException error)
        {
            if (Say(error.Message))
            {
                LogNotPromoted(revision, error.Message);
            }
        }
    }

    private string KeyOf(ClassRevision live, ClassRevision trial, Inspector inspector)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var revision in (ClassRevision[])[live, trial])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(null, $"{revision.Revision}:")));
            hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(revision.Classes, TrialJson.Default.IReadOnlyListRegisteredClass));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(null, $"{inspector.Backbone.Revision}:{_configuration.Checksum}")));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <returns>True when it was not the last thing that was said.</returns>
    private bool Say(string sentence)
    {
        var isNew = sentence != _lastSaid;
        _lastSaid = sentence;
        return isNew;
    }

    private void OnChanged(RegistryState state)
    {
        lock (_work)
        {
            _working?.Cancel();
        }

        _wake.Release();
    }

    private void OnFeedback()
    {
        _feedbackChanged = true;
        _wake.Release();
    }
}
