using System.Collections.Concurrent;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Control;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Hosting;

/// <summary>A whole agent that is given other configurations while it runs.</summary>
public sealed class AgentRoundsTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private static readonly Caller s_administrator = new("ada", Role.Administrator, Door.Http, "127.0.0.1");

    private readonly AgentBench _bench = new();
    private readonly Seen _seen = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<IServiceProvider> _rounds = new();
    private Task<int>? _running;
    private AgentRestart? _restart;

    private IServiceProvider Agent => _rounds.Last();

    public async Task InitializeAsync()
    {
        _running = AgentRounds.RunAsync(
            _bench.File,
            configuration => AgentLogging.Create(configuration, console: false),
            services =>
            {
                services.AddSingleton<IVerdictObserver>(_seen);
                services.AddHostedService(provider => new Round(provider, _rounds));
            },
            _stop.Token);
        await UntilAsync(() => _seen.Verdicts.Count > 3 && _rounds.Count == 1, "verdicts");
        _restart = Agent.GetRequiredService<AgentRestart>();
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running!;
        _stop.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public async Task Apply_AnotherConfiguration_RunsInTheSameProcessAndNoVerdictIsLostOrDoubled()
    {
        var before = await File.ReadAllTextAsync(_bench.File);
        var reply = await ApplyAsync(before.Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal));
        reply.Success.ShouldBeTrue(reply.Sentence);

        await UntilAsync(() => _seen.Verdicts.Any(verdict => verdict.Station == "s2"), "verdicts of the new configuration");
        await UntilAsync(() => Outcome is { State: ConfigurationOutcomeState.Running } && _rounds.Count == 2, "the configuration to prove itself");
        Outcome!.By.ShouldBe("ada");
        (await File.ReadAllTextAsync(_bench.File + ".bak")).ShouldBe(before);
        _rounds.Count.ShouldBe(2);
        await ShouldHaveEveryVerdictOnceAsync();

        var audit = (await Agent.GetRequiredService<IClassRegistry>().AuditAsync(5, CancellationToken.None))[0];
        (audit.Who, audit.Role, audit.Why).ShouldBe(("ada", "administrator", "a test"));
        audit.What.ShouldStartWith("apply configuration at station s1, configuration ");

        // Two who read the same: the second is told.
        (await ApplyAsync(before.Replace("\"s1\"", "\"s3\"", StringComparison.Ordinal), ConfigurationFile.DigestOf(System.Text.Encoding.UTF8.GetBytes(before)))).Outcome.ShouldBe(ControlOutcome.Conflict);
    }

    /// <summary>A folder without a model in it is found only when the model is loaded.</summary>
    [Fact]
    public async Task Apply_ConfigurationThatDoesNotStart_GivesWayToTheOneBeforeWithAnAlarm()
    {
        Directory.CreateDirectory(Path.Combine(_bench.Folder, "empty"));
        var before = await File.ReadAllTextAsync(_bench.File);
        (await ApplyAsync(before.Replace("\"largestBatch\": 1", "\"largestBatch\": 1, \"backbone\": \"model:empty\"", StringComparison.Ordinal))).Success.ShouldBeTrue();

        await UntilAsync(() => Outcome is { State: ConfigurationOutcomeState.TakenBack } && _rounds.Count == 2, "the way back");
        var count = _seen.Verdicts.Count;
        await UntilAsync(() => _seen.Verdicts.Count > count + 3, "verdicts of the configuration before");
        (await File.ReadAllTextAsync(_bench.File)).ShouldBe(before);
        Agent.GetRequiredService<AlarmBoard>().Current.ShouldContain(alarm => alarm.Id == ConfigurationTrial.AlarmId && alarm.Sentence.StartsWith("The configuration that was applied does not run", StringComparison.Ordinal));
        await ShouldHaveEveryVerdictOnceAsync();

        // And a right one after it, which ends the alarm.
        (await ApplyAsync(before.Replace("\"s1\"", "\"s2\"", StringComparison.Ordinal))).Success.ShouldBeTrue();
        await UntilAsync(() => Outcome is { State: ConfigurationOutcomeState.Running } && _rounds.Count == 3, "the configuration to prove itself");
        Agent.GetRequiredService<AlarmBoard>().Current.ShouldNotContain(alarm => alarm.Id == ConfigurationTrial.AlarmId);
    }

    /// <summary>Such a source is no mistake of the text: only the start shows that nobody is there.</summary>
    [Fact]
    public async Task Apply_CameraThatDeliversNothing_GivesWayToTheOneBefore()
    {
        var before = await File.ReadAllTextAsync(_bench.File);
        (await ApplyAsync(before.Replace("virtual:?seed=1&rate=50&width=64&height=64", "file:not-there.mp4", StringComparison.Ordinal))).Success.ShouldBeTrue();

        await UntilAsync(() => Outcome is { State: ConfigurationOutcomeState.TakenBack } && _rounds.Count == 3, "the way back");
        Outcome!.Sentence.ShouldContain("not-there.mp4");
        (await File.ReadAllTextAsync(_bench.File)).ShouldBe(before);
        await ShouldHaveEveryVerdictOnceAsync();
    }

    [Fact]
    public async Task CameraChange_Region_HoldsFromTheNextFrameOnWithoutANewStart()
    {
        _seen.Verdicts.Last().ConfigurationChecksum.ShouldBe(Configuration.Checksum);
        _seen.Parts.ShouldAllBe(part => part == new Size(64, 64));
        var before = Configuration.Checksum;

        var reply = await AskAsync(ControlVerbs.CameraChange, """{ "camera": "line", "x": 0.5, "y": 0.25, "width": 0.25, "height": 0.5, "trigger": { "mode": "interval", "interval": "20ms" }, "why": "only the edge" }""", Role.Engineer);
        reply.Success.ShouldBeTrue(reply.Sentence);
        reply.Sentence.ShouldContain("from its next frame on");
        reply.Data!.Value.GetProperty("restarts").GetBoolean().ShouldBeFalse();
        reply.Data!.Value.GetProperty("advice").GetString()!.ShouldContain("show the region before");

        await UntilAsync(() => _seen.Parts.Last() == new Size(16, 32), "parts of the new region");
        Configuration.Checksum.ShouldNotBe(before);
        var (verdicts, parts) = (_seen.Verdicts.ToArray(), _seen.Parts.ToArray());
        for (var i = 0; i < Math.Min(verdicts.Length, parts.Length); i++)
        {
            verdicts[i].ConfigurationChecksum.ShouldBe(parts[i] == new Size(16, 32) ? Configuration.Checksum : before, "a verdict names the configuration whose region it is of");
        }

        var read = ConfigurationReader.Read(_bench.File);
        read.Checksum.ShouldBe(Configuration.Checksum);
        read.Options.Cameras[0].Roi.X.ShouldBe(0.5);
        read.Options.Cameras[0].Trigger.Interval.ShouldBe(TimeSpan.FromMilliseconds(20));
        _rounds.Count.ShouldBe(1);
    }

    [Fact]
    public async Task CameraChange_WhatCannotBe_IsRefusedAndChangesNothing()
    {
        var before = await File.ReadAllTextAsync(_bench.File);
        (await AskAsync(ControlVerbs.CameraChange, """{ "camera": "line", "x": 0.9, "y": 0, "width": 0.5, "height": 0.5 }""", Role.Engineer)).Sentence.ShouldContain("reaches beyond the image");
        (await AskAsync(ControlVerbs.CameraChange, """{ "camera": "line", "x": 0.1 }""", Role.Engineer)).Sentence.ShouldContain("needs width and height");
        (await AskAsync(ControlVerbs.CameraChange, """{ "camera": "line", "trigger": { "interval": "soon" } }""", Role.Engineer)).Sentence.ShouldContain("cameras[0].trigger.interval: must be a time");
        (await AskAsync(ControlVerbs.CameraChange, """{ "camera": "side", "width": 1, "height": 1 }""", Role.Engineer)).Outcome.ShouldBe(ControlOutcome.NotFound);
        (await AskAsync(ControlVerbs.CameraChange, """{ "camera": "line", "width": 0.5, "height": 0.5 }""", Role.Technician)).Outcome.ShouldBe(ControlOutcome.Forbidden);
        (await File.ReadAllTextAsync(_bench.File)).ShouldBe(before);
    }

    [Theory]
    [InlineData(Door.Mqtt)]
    [InlineData(Door.OpcUa)]
    public async Task Apply_ThroughAnotherDoorThanHttp_IsRefusedWhateverTheRole(Door door)
    {
        var body = JsonElement.Parse("""{ "text": "{}", "expected": "", "why": "x" }""");
        var reply = await Agent.GetRequiredService<IControlDesk>().ExecuteAsync(new ControlRequest(ControlVerbs.ConfigurationApply, "", body), s_administrator with { Door = door }, CancellationToken.None);
        (reply.Outcome, reply.Sentence).ShouldBe((ControlOutcome.Forbidden, "configuration/apply is taken over HTTP only, from somebody who has logged in."));
    }

    [Theory]
    [InlineData("{ \"station\": { \"name\": \"s1\" } }", "needs at least one entry")]
    [InlineData("{ \"cameras\": NaN }", "is not valid JSON")]
    [InlineData("", "is not valid JSON")]
    public async Task Apply_WhatIsNoConfiguration_IsRefusedWithItsLine(string text, string sentence)
    {
        var before = await File.ReadAllTextAsync(_bench.File);
        var reply = await ApplyAsync(text);
        reply.Outcome.ShouldBe(ControlOutcome.Invalid);
        reply.Sentence.ShouldStartWith("Line 1: ");
        reply.Sentence.ShouldContain(sentence);
        (await File.ReadAllTextAsync(_bench.File)).ShouldBe(before);
        _rounds.Count.ShouldBe(1);
    }

    private DeviceConfiguration Configuration => Agent.GetRequiredService<DeviceConfiguration>();

    private ConfigurationOutcome? Outcome => _restart?.Outcome;

    /// <summary>Numbers are given by the outbox, one after the other, over all starts.</summary>
    private async Task ShouldHaveEveryVerdictOnceAsync()
    {
        var ids = _seen.Verdicts.Select(verdict => verdict.InspectionId).ToArray();
        ids.ShouldBe(Enumerable.Range(0, ids.Length).Select(i => ids[0] + i));
        await UntilAsync(() => Agent.GetRequiredService<IOutbox>().Counts().Total >= ids.Length, "the outbox to have them");
    }

    private Task<ControlReply> ApplyAsync(string text, string? expected = null) => AskAsync(
        ControlVerbs.ConfigurationApply,
        JsonSerializer.Serialize(new { text, expected = expected ?? ConfigurationFile.DigestOf(File.ReadAllBytes(_bench.File)), why = "a test" }),
        Role.Administrator);

    private Task<ControlReply> AskAsync(string verb, string body, Role role) =>
        Agent.GetRequiredService<IControlDesk>().ExecuteAsync(new ControlRequest(verb, "", JsonElement.Parse(body)), s_administrator with { Role = role }, CancellationToken.None);

    private async Task UntilAsync(Func<bool> condition, string what)
    {
        using var limit = new CancellationTokenSource(s_patience);
        while (!condition())
        {
            if (_running!.IsCompleted)
            {
                throw new InvalidOperationException($"The agent ended with {await _running}; waited for {what}.");
            }

            limit.IsCancellationRequested.ShouldBeFalse($"waited for {what}");
            await Task.Delay(20);
        }
    }

    private sealed class Round(IServiceProvider provider, ConcurrentQueue<IServiceProvider> rounds) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            rounds.Enqueue(provider);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Seen : IVerdictObserver
    {
        public ConcurrentQueue<Verdict> Verdicts { get; } = new();

        public ConcurrentQueue<Size> Parts { get; } = new();

        public void OnVerdict(Verdict verdict, Mat part)
        {
            Parts.Enqueue(part.Size());
            Verdicts.Enqueue(verdict);
        }
    }
}
