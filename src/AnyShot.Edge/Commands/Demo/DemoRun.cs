using System.Diagnostics;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>One run of the demo: broker, agent, progress, summary.</summary>
internal sealed class DemoRun(DeviceConfiguration configuration, TextWriter output)
{
    private const int SecondsBetweenLines = 10;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    /// <summary>Runs for the given time, or until it is stopped.</summary>
    /// <returns>0 when there were verdicts and the broker acknowledged all of them.</returns>
    public async Task<int> RunAsync(int? seconds, CancellationToken cancellationToken)
    {
        await using var broker = await DemoBroker.StartIfNoneAnswersAsync(configuration, cancellationToken).ConfigureAwait(false);
        var score = new DemoScore(TimeProvider.System)
        {
            Severities = configuration.Options.Classes.ToDictionary(c => c.Name, c => c.Severity),
        };
        await using var logger = AgentLogging.Create(configuration, console: false);
        await using var app = AgentHost.Build(configuration, logger, s => s.AddSingleton<IVerdictObserver>(score));
        DemoAddresses.Print(configuration, broker is not null, output);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        var running = AgentHost.RunAsync(app, cancellationToken);
        await ShowProgressAsync(app.Services, score, seconds, running, limit.Token).ConfigureAwait(false);
        app.Lifetime.StopApplication();
        var exitCode = await running.ConfigureAwait(false);
        if (exitCode != ExitCodes.Success)
        {
            output.WriteLine($"The agent ended with a fault; the log is in {Path.Combine(configuration.StateDirectory, configuration.Options.Logging.Folder)}.");
            return exitCode;
        }

        // Everything has stopped and nothing is disposed yet: this is what the broker has not acknowledged.
        var backlog = BrokerBacklog(app.Services.GetRequiredService<IOutbox>());
        return PrintSummary(app.Services.GetRequiredService<AgentMetrics>(), score, backlog);
    }

    private async Task ShowProgressAsync(IServiceProvider services, DemoScore score, int? seconds, Task running, CancellationToken cancellationToken)
    {
        var metrics = services.GetRequiredService<AgentMetrics>();
        var outbox = services.GetRequiredService<IOutbox>();
        var started = Stopwatch.GetTimestamp();
        var lines = 0;
        using var timer = new PeriodicTimer(ProgressEvery);
        try
        {
            while (!running.IsCompleted && (seconds is null || Stopwatch.GetElapsedTime(started).TotalSeconds < seconds))
            {
                await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
                var elapsed = (int)Stopwatch.GetElapsedTime(started).TotalSeconds;
                if (!Console.IsOutputRedirected || elapsed / SecondsBetweenLines > lines)
                {
                    lines = elapsed / SecondsBetweenLines;
                    output.Write(Console.IsOutputRedirected ? "" : "\r\u001b[K");
                    output.Write(Line(metrics, BrokerBacklog(outbox), score, elapsed, seconds));
                    output.Write(Console.IsOutputRedirected ? Environment.NewLine : "");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C, or the agent stopped by itself: the summary follows either way.
        }

        output.WriteLine();
    }

    /// <summary>With MQTT switched off the outbox keeps no place for the broker, and nothing is owed to it.</summary>
    private SinkBacklog BrokerBacklog(IOutbox outbox) => configuration.Options.Mqtt.Enabled ? outbox.Backlog(SinkNames.Mqtt) : default;

    private static string Line(AgentMetrics metrics, SinkBacklog backlog, DemoScore score, int elapsed, int? seconds)
    {
        var time = seconds is { } total ? $"{elapsed,4} of {total} s" : $"{elapsed,4} s";
        return $"{time}  {Verdicts(metrics)} verdicts, {backlog.Pending} not acknowledged by the broker, "
            + $"frame to MQTT P50 {metrics.FrameToMqttAcknowledged.QuantileMs(0.5):0} ms P99 {metrics.FrameToMqttAcknowledged.QuantileMs(0.99):0} ms, {score.Unsure} unsure";
    }

    private int PrintSummary(AgentMetrics metrics, DemoScore score, SinkBacklog backlog)
    {
        var verdicts = Verdicts(metrics);
        output.WriteLine($"Verdicts             {verdicts}, {backlog.Pending} not acknowledged by the broker");
        output.WriteLine($"First verdict        {score.ToFirstVerdict.TotalSeconds:0.0} s after the start of the agent");
        output.WriteLine($"Against the truth    {score.RightClass} of {score.Judged} name the right class, {score.WrongDecision} wrong pass or fail, {score.Unsure} unsure");
        foreach (var histogram in new[] { metrics.FrameToVerdict, metrics.FrameToMqttAcknowledged, metrics.FrameToOpcUa })
        {
            output.WriteLine($"{histogram.Help,-80} P50 {histogram.QuantileMs(0.5),6:0.0} ms  P99 {histogram.QuantileMs(0.99),6:0.0} ms  ({histogram.Count})");
        }

        using var process = Process.GetCurrentProcess();
        output.WriteLine($"Memory               {process.WorkingSet64 >> 20} MiB resident");
        return verdicts > 0 && backlog.Pending == 0 ? ExitCodes.Success : ExitCodes.Fault;
    }

    private static long Verdicts(AgentMetrics metrics) =>
        new[] { Decision.Pass, Decision.Fail, Decision.Unsure }.Sum(d => metrics.Counters.Get(CounterNames.Verdicts, "decision", DecisionNames.Of(d)));
}
