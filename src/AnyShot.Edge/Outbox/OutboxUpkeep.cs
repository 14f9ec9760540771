using AnyShot.Edge.Hosting;

namespace AnyShot.Edge.Outbox;

/// <summary>Once a second: prunes, checkpoints and checks the alarms of the outbox, on a thread of the pool.</summary>
public sealed partial class OutboxUpkeep(SqliteOutbox outbox, TimeProvider time, ILogger<OutboxUpkeep> log) : AgentWorker
{
    private const int Batch = 100;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly ILogger<OutboxUpkeep> _log = log;
    private string _lastFailure = "";

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task RunOnceAsync(CancellationToken stoppingToken)
    {
        try
        {
            outbox.SettleOwed();
            while (!stoppingToken.IsCancellationRequested && outbox.Prune(Batch) == Batch)
            {
                // Between two batches the writer has its turn.
                await Task.Yield();
            }

            outbox.Checkpoint();
            outbox.CheckAlarms();
            _lastFailure = "";
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            // A full or failing disk: appending raises the alarm; upkeep goes on trying and says so once.
            if (e.Message != _lastFailure)
            {
                LogFailed(e.Message);
                _lastFailure = e.Message;
            }
        }
    }

    [LoggerMessage(3010, LogLevel.Warning, "Upkeep of the outbox failed and is tried again every second: {Message}")]
    private partial void LogFailed(string message);
}
