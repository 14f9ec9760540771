using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>kill -9 in each phase of a new configuration: the agent comes up with one that has proved itself, and judges.</summary>
public sealed class ConfigurationKillTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(150);

    public enum Phase
    {
        /// <summary>The administrator has the answer; the agent that ran before runs still.</summary>
        Answered,

        /// <summary>The agent starts with it.</summary>
        Starting,

        /// <summary>It runs and is watched: a camera delivers nothing.</summary>
        Watched,

        /// <summary>It has proved itself.</summary>
        Confirmed,
    }

    [Theory]
    [InlineData(Phase.Answered)]
    [InlineData(Phase.Starting)]
    [InlineData(Phase.Watched)]
    [InlineData(Phase.Confirmed)]
    public async Task Killed_WhileAConfigurationIsNew_ComesUpWithAProvedOne(Phase phase)
    {
        using var station = new Station();
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{station.PagePort}") };
        var before = await File.ReadAllTextAsync(station.Configuration);
        var applied = phase == Phase.Watched
            ? before.Replace("virtual:?seed=3&rate=100", "file:not-there.mp4", StringComparison.Ordinal)
            : before.Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal);
        await using (var agent = AgentProcess.Run(station.Configuration))
        {
            var present = await UntilAsync(http, _ => true);
            using (var answer = await http.PostAsJsonAsync("/api/control/configuration/apply", new { text = applied, expected = present.GetProperty("digest").GetString(), why = "a try" }))
            {
                answer.EnsureSuccessStatusCode();
            }

            switch (phase)
            {
                case Phase.Starting:
                    for (var since = Stopwatch.StartNew(); await TryReadAsync(http) is not null; since.Elapsed.ShouldBeLessThan(Deadline))
                    {
                    }

                    break;
                case Phase.Watched:
                    await UntilAsync(http, configuration => StateOf(configuration) == "Starting" && configuration.GetProperty("isRunning").GetBoolean());
                    break;
                case Phase.Confirmed:
                    await UntilAsync(http, configuration => StateOf(configuration) == "Running");
                    break;
            }

            (await File.ReadAllTextAsync(station.Configuration)).ShouldBe(applied);
            File.Exists(station.Configuration + ".trial").ShouldBe(phase != Phase.Confirmed);
            await agent.KillAsync();
        }

        var judged = station.NewestId();
        await using var next = AgentProcess.Run(station.Configuration);
        var found = await UntilAsync(http, _ => true);
        found.GetProperty("text").GetString().ShouldBe(phase == Phase.Confirmed ? applied : before);
        found.GetProperty("isRunning").GetBoolean().ShouldBeTrue();
        StateOf(found).ShouldBe(phase == Phase.Confirmed ? null : "TakenBack");
        File.Exists(station.Configuration + ".trial").ShouldBeFalse();
        await next.WaitForAsync(() => station.NewestId() > judged, "further verdicts", Deadline);

        // What is in force now stays so.
        (await next.TerminateAsync(TimeSpan.FromSeconds(60))).ShouldBe(0, next.Output);
        (await File.ReadAllTextAsync(station.Configuration)).ShouldBe(phase == Phase.Confirmed ? applied : before);
    }

    private static string? StateOf(JsonElement configuration) =>
        configuration.TryGetProperty("outcome", out var outcome) && outcome.ValueKind == JsonValueKind.Object ? outcome.GetProperty("state").GetString() : null;

    private static async Task<JsonElement> UntilAsync(HttpClient http, Func<JsonElement, bool> condition)
    {
        for (var since = Stopwatch.StartNew(); ; since.Elapsed.ShouldBeLessThan(Deadline))
        {
            if (await TryReadAsync(http) is { } configuration && condition(configuration))
            {
                return configuration;
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Null while the page is away.</summary>
    private static async Task<JsonElement?> TryReadAsync(HttpClient http)
    {
        try
        {
            return await http.GetFromJsonAsync<JsonElement>("/api/configuration");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
