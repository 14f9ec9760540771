using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Hosting;

/// <summary>
/// Watches the agent after a configuration was applied. It has proved itself as soon as nothing is worse than before; when something that worked, or that is new, is still down after
/// <see cref="Patience"/> (a camera without frames, a broker that is not there, the page's port in use), the agent goes back to the configuration before.
/// </summary>
internal sealed partial class ConfigurationTrial(AgentRestart restart, IEnumerable<IHealthSource> health, AlarmBoard alarms, TimeProvider time, ILogger<ConfigurationTrial> logger) : AgentWorker
{
    /// <summary>Raised while the configuration before runs in the place of one that did not.</summary>
    public const string AlarmId = "configuration-taken-back";

    /// <summary>Longer than a camera may take to open.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan s_step = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (restart.Outcome is { State: ConfigurationOutcomeState.TakenBack } outcome)
        {
            alarms.Raise(AlarmId, outcome.Sentence);
        }

        if (restart.OnTrial is not { } applied)
        {
            return;
        }

        var began = time.GetTimestamp();
        while (Worse(applied) is { } worse)
        {
            if (time.GetElapsedTime(began) > Patience)
            {
                if (worse.Status == HealthStatus.Down)
                {
                    LogGivenUp(worse.Sentence);
                    restart.GiveUp(worse.Sentence);
                    return;
                }

                break;
            }

            await Task.Delay(s_step, time, stoppingToken).ConfigureAwait(false);
        }

        try
        {
            new TrialMark(applied.Before.File).Delete();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // With the mark the next start would go back, unasked: better at once.
            LogGivenUp(error.Message);
            restart.GiveUp(error.Message);
            return;
        }

        restart.Confirm();
        LogConfirmed();
    }

    /// <summary>What is worst of all that is worse than before; null when nothing is.</summary>
    private HealthReport? Worse(AppliedConfiguration applied)
    {
        var worse = health.SelectMany(source => source.Report()).Where(report => report.Status > applied.StatusBefore.GetValueOrDefault(report.Name, HealthStatus.Ok)).MaxBy(report => report.Status);
        var page = applied.ListenedBefore ? alarms.Current.FirstOrDefault(alarm => alarm.Id == DashboardServer.AlarmId) : null;
        return page is not null ? new HealthReport("page", HealthStatus.Down, page.Sentence) : worse;
    }

    [LoggerMessage(1021, LogLevel.Information, "The applied configuration runs")]
    private partial void LogConfirmed();

    [LoggerMessage(1022, LogLevel.Error, "The applied configuration is given up: {Reason}")]
    private partial void LogGivenUp(string reason);
}
