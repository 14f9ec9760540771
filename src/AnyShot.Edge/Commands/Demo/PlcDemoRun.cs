using System.Diagnostics;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Trials;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>One run of the demo with a PLC and a technician: at its end the PLC, the agent and the plant's MQTT consumer must have counted the same.</summary>
internal sealed class PlcDemoRun(DeviceConfiguration configuration, TextWriter output)
{
    private const int PartsBetweenLines = 25;
    private static readonly TimeSpan BetweenParts = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly StoryBoard _board = new();
    private int _parts;
    private int _rejected;

    /// <summary>Runs for the given time, or until it is stopped.</summary>
    /// <returns>0 when all three sides agree.</returns>
    public async Task<int> RunAsync(int? seconds, CancellationToken cancellationToken)
    {
        await using var broker = await DemoBroker.StartIfNoneAnswersAsync(configuration, cancellationToken).ConfigureAwait(false);
        await using var logger = AgentLogging.Create(configuration, console: false);
        await using var app = AgentHost.Build(configuration, logger);
        await using var page = await StoryPage.StartAsync(_board, cancellationToken).ConfigureAwait(false);
        output.WriteLine($"Story   {page.Address}/");
        DemoAddresses.Print(configuration, broker is not null, output);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        if (seconds is { } most)
        {
            limit.CancelAfter(TimeSpan.FromSeconds(most));
        }

        var running = AgentHost.RunAsync(app, cancellationToken);
        var agrees = await PlayAsync(app, running, limit.Token).ConfigureAwait(false);
        app.Lifetime.StopApplication();
        var exitCode = await running.ConfigureAwait(false);
        return exitCode != ExitCodes.Success ? exitCode : agrees ? ExitCodes.Success : ExitCodes.Fault;
    }

    private async Task<bool> PlayAsync(WebApplication app, Task running, CancellationToken limit)
    {
        var options = configuration.Options;
        await using var plant = new PlantClient(new MqttTopics(options.Station, options.Mqtt).Prefix);
        try
        {
            await UntilReadyAsync(app, running, limit).ConfigureAwait(false);
            await plant.ConnectAsync(options.Mqtt.Host, options.Mqtt.Port, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("The time was over before the line ran.");
            return false;
        }

        _board.Follow(app.Services.GetRequiredService<IOutbox>().Counts, () => plant.Verdicts.Aggregate(default(VerdictCounts), (counts, verdict) => counts.With(verdict.Decision)));
        var endpoint = $"opc.tcp://{options.OpcUa.Host}:{options.OpcUa.Port}";
        await using var plc = PlcProcess.Start(endpoint, options.Station.Name, Path.Combine(configuration.StateDirectory, "plc"), BetweenParts, OnPart);
        var story = new TechnicianStory(plant, app.Services.GetRequiredService<ITrial>(), Say);
        try
        {
            await plc.ConnectedAsync(limit).ConfigureAwait(false);
            Say("The PLC triggers, reads and acknowledges; what does not pass goes to the reject gate.");
            await story.PlayAsync(limit).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C, the time is over, or the agent stopped by itself: the counts follow either way.
        }
        catch (TimeoutException)
        {
            Say("Nobody answered a command.");
        }

        var totals = await plc.StopAsync().ConfigureAwait(false);
        return await AgreeAsync(app.Services.GetRequiredService<IOutbox>(), plant, totals, plc.Fault, story).ConfigureAwait(false);
    }

    private static async Task UntilReadyAsync(WebApplication app, Task running, CancellationToken limit)
    {
        var readiness = app.Services.GetRequiredService<AgentReadiness>();
        while (!readiness.IsReady && !running.IsCompleted)
        {
            await Task.Delay(50, limit).ConfigureAwait(false);
        }
    }

    private async Task<bool> AgreeAsync(IOutbox outbox, PlantClient plant, PlcTotals? plc, string fault, TechnicianStory story)
    {
        var agent = outbox.Counts();
        // The last verdict may still be on its way to the consumer.
        var since = Stopwatch.GetTimestamp();
        while (plant.Verdicts.Count < agent.Total && Stopwatch.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(50).ConfigureAwait(false);
        }

        var verdicts = plant.Verdicts;
        long Seen(Decision decision) => verdicts.Count(verdict => verdict.Decision == decision);
        output.WriteLine();
        output.WriteLine($"{"",-10} {"parts",7} {"pass",7} {"fail",7} {"unsure",7}");
        output.WriteLine($"{"PLC",-10} {plc?.Parts ?? 0,7} {plc?.Pass ?? 0,7} {plc?.Fail ?? 0,7} {plc?.Unsure ?? 0,7}   {plc?.Gate ?? 0} to the reject gate, {plc?.Missed ?? 0} missed, {plc?.Mismatched ?? 0} with another part number");
        output.WriteLine($"{"Agent",-10} {agent.Total,7} {agent.Pass,7} {agent.Fail,7} {agent.Unsure,7}");
        output.WriteLine($"{"MQTT",-10} {verdicts.Count,7} {Seen(Decision.Pass),7} {Seen(Decision.Fail),7} {Seen(Decision.Unsure),7}");
        var (before, after, named) = story.Cracks;
        output.WriteLine($"Cracks     {before} before the promotion; {after} after it, {named} of them named as such");
        var agrees = plc is not null && fault.Length == 0 && plc.Parts > 0 && plc.Mismatched == 0
            && (plc.Parts, plc.Pass, plc.Fail, plc.Unsure) == (agent.Total, agent.Pass, agent.Fail, agent.Unsure)
            && (agent.Total, agent.Pass, agent.Fail, agent.Unsure) == (verdicts.Count, Seen(Decision.Pass), Seen(Decision.Fail), Seen(Decision.Unsure));
        output.WriteLine(agrees ? "All three sides agree." : fault.Length > 0 ? $"The PLC gave up: {fault}" : "The sides do not agree.");
        return agrees;
    }

    private void OnPart(PlcPart part)
    {
        _board.Count(part);
        var parts = Interlocked.Increment(ref _parts);
        var rejected = part.Gate ? Interlocked.Increment(ref _rejected) : Volatile.Read(ref _rejected);
        if (parts % PartsBetweenLines == 0)
        {
            Say($"PLC: {parts} parts, {rejected} to the reject gate; last {part.PartId}: {part.ClassName}.");
        }
    }

    private void Say(string line)
    {
        lock (_gate)
        {
            var told = $"{Stopwatch.GetElapsedTime(_started).TotalSeconds,6:0.0} s  {line}";
            output.WriteLine(told);
            _board.Tell(told);
        }
    }
}
