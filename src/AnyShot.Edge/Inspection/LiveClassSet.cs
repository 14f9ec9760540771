using AnyShot.Edge.Classes;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Inspection;

/// <summary>Keeps the registry's live revision in force: builds its class set beside the one that judges and swaps them. When that fails, the old set stays, an alarm says why, and it is tried again.</summary>
public sealed partial class LiveClassSet(IClassRegistry registry, InspectionWorker inspection, AlarmBoard alarms, TimeProvider time, ILogger<LiveClassSet> logger) : AgentWorker
{
    /// <summary>Between two attempts; a change of the registry ends the wait.</summary>
    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _changed = new(0);

    public override void Dispose()
    {
        base.Dispose();
        _changed.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (inspection.Inspector is not { } inspector)
        {
            // The agent was asked to stop while the model was loading.
            return;
        }

        registry.Changed += OnChanged;
        try
        {
            while (true)
            {
                // Several changes in a row make one set.
                while (_changed.Wait(0, CancellationToken.None))
                {
                }

                var isInForce = await TryFollowAsync(inspector, stoppingToken).ConfigureAwait(false);
                await WaitAsync(isInForce ? Timeout.InfiniteTimeSpan : RetryTime, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        finally
        {
            registry.Changed -= OnChanged;
        }
    }

    private async Task WaitAsync(TimeSpan longest, CancellationToken stoppingToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var changed = _changed.WaitAsync(waiting.Token);
        await Task.WhenAny(changed, Task.Delay(longest, time, waiting.Token)).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stoppingToken.ThrowIfCancellationRequested();
    }

    private async Task<bool> TryFollowAsync(Inspector inspector, CancellationToken stoppingToken)
    {
        var live = registry.State.Live;
        var inForce = inspector.Classes.Revision;
        if (inForce == live.Revision)
        {
            alarms.Clear(ClassSetAlarms.Live);
            return true;
        }

        try
        {
            await inspection.ApplyAsync(live, stoppingToken).ConfigureAwait(false);
            alarms.Clear(ClassSetAlarms.Live);
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            var sentence = ClassSetAlarms.Sentence(live.Revision, inForce, error.Message);
            LogNotInForce(sentence);
            alarms.Raise(ClassSetAlarms.Live, sentence);
            return false;
        }
    }

    private void OnChanged(RegistryState state) => _changed.Release();

    [LoggerMessage(7011, LogLevel.Error, "{Sentence}")]
    private partial void LogNotInForce(string sentence);
}
