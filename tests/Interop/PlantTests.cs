using System.Diagnostics;
using System.Globalization;

namespace AnyShot.Interop.Tests;

/// <summary>What people and plant systems ask of a running agent, with the tools that they have.</summary>
public sealed class PlantTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task AClassInWordsFromTheConsole_JudgesOnceItIsPromoted_AndCanBeTakenBack()
    {
        using var station = new Station();
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        await using var agent = AgentProcess.Run(station.Configuration);
        await JudgedByAsync(subscriber, 1);

        (await ClassesAsync(station, "add", "thin dark crack")).Output.ShouldContain("Revision 2 is on trial; revision 1 judges parts.");
        var (code, output) = await ClassesAsync(station, "promote", "2");
        code.ShouldBe(1, output);
        output.ShouldContain("has seen");
        (await ClassesAsync(station, "promote", "2", "--force", "--why", "a test")).Output.ShouldContain("Revision 2 is live.");
        await JudgedByAsync(subscriber, 2);

        output = await AskAsync(station, "class/rollback", """{"requestId":"rollback-1","revision":1}""");
        output.ShouldContain("rollback needs the role engineer; mqtt has the role technician.");
        (code, output) = await RunAsync("curl", null, "-s", $"http://127.0.0.1:{station.PagePort}/api/control/class/rollback", "-H", "Content-Type: application/json", "-d", """{"revision":1,"why":"back"}""");
        code.ShouldBe(0, output);
        output.ShouldContain("Revision 3 is live.");
        await JudgedByAsync(subscriber, 3);
        (await ClassesAsync(station, "rollback", "2", "--why", "forth")).Output.ShouldContain("Revision 4 is live.");
        await JudgedByAsync(subscriber, 4);

        (await agent.TerminateAsync()).ShouldBe(0, agent.Output);
        (code, output) = await ClassesAsync(station, "verify");
        code.ShouldBe(0, output);
        output.ShouldContain("5 entries are as they were written");
    }

    [Fact]
    public async Task ABrokerThatForgotEverything_HasTheClassesAgain_AndAConsumerGetsItsVerdictsOnRequest()
    {
        // Commands of this test's role, and no replay by itself for the time of the test.
        using var station = new Station(role: "engineer", replayDelay: "1h");
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var agent = AgentProcess.Run(station.Configuration);
        await using (var first = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict"))
        {
            await first.WaitForAsync(() => first.Verdicts.Count >= 50, "50 verdicts", Deadline);
        }

        await broker.KillAsync();
        await broker.StartAsync();
        var (code, output) = await RunAsync("mosquitto_sub", station, "-V", "5", "-t", "anyshot/s1/class/+", "-C", "3", "-W", "30", "-F", "%r %t");
        code.ShouldBe(0, output);
        output.ShouldContain("anyshot/s1/class/crack");

        await using var consumer = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        await consumer.WaitForAsync(() => consumer.Verdicts.Count > 0, "a verdict", Deadline);
        var watermark = 10;
        consumer.Verdicts.ContainsKey(watermark + 1).ShouldBeFalse();
        output = await AskAsync(station, "replay", $$"""{"requestId":"replay-1","afterInspectionId":{{watermark}}}""");
        output.ShouldContain("verdicts are sent again.");
        var newest = station.NewestId();
        await consumer.WaitForAsync(() => Enumerable.Range(watermark + 1, (int)newest - watermark).All(id => consumer.Verdicts.ContainsKey(id)), $"verdicts {watermark + 1} to {newest}", Deadline);
        consumer.Verdicts.ContainsKey(watermark).ShouldBeFalse("up to the watermark nothing comes twice");
    }

    [Fact]
    public async Task Demo_WithAPlcAndATechnician_AllSidesAgree()
    {
        using var station = new Station(
            """{ "name": "line", "source": "virtual:?seed=7&rate=20", "trigger": { "mode": "plc" } }""",
            more: """ "trial": { "parts": 10 } """,
            role: "engineer",
            handshake: "level");
        await using var demo = AgentProcess.Start("demo", "--plc", "--seconds", "60", "--config", station.Configuration);
        (await demo.WaitForExitAsync(TimeSpan.FromSeconds(150))).ShouldBe(0, demo.Output);
        demo.Output.ShouldContain("All three sides agree.");
        demo.Output.ShouldContain("Story   http://127.0.0.1:");
        demo.Output.ShouldContain("class/add: Revision 2 is on trial; revision 1 judges parts.");
    }

    private static async Task JudgedByAsync(VerdictSubscriber subscriber, long revision) => await subscriber.WaitForAsync(
        () => subscriber.Verdicts.Values.Any(verdict => verdict.GetProperty("classSetRevision").GetInt64() == revision), $"a verdict by revision {revision.ToString(CultureInfo.InvariantCulture)}", Deadline);

    /// <summary>Sends the same request until it is answered, as docs/mqtt-topics.md tells clients to: what is sent while the agent is away reaches nobody.</summary>
    private static async Task<string> AskAsync(Station station, string verb, string body)
    {
        var since = Stopwatch.StartNew();
        while (true)
        {
            var (code, output) = await RunAsync("mosquitto_rr", station, "-V", "5", "-t", "anyshot/s1/cmd/" + verb, "-e", "answers/rr", "-m", body, "-W", "3");
            if (code == 0)
            {
                return output;
            }

            since.Elapsed.ShouldBeLessThan(Deadline, output);
        }
    }

    private static async Task<(int Code, string Output)> ClassesAsync(Station station, params string[] arguments)
    {
        await using var command = AgentProcess.Start(["classes", .. arguments, "--config", station.Configuration]);
        var code = await command.WaitForExitAsync(Deadline);
        return (code, command.Output);
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, Station? station, params string[] arguments)
    {
        string[] broker = station is null ? [] : ["-h", "127.0.0.1", "-p", station.MqttPort.ToString(CultureInfo.InvariantCulture)];
        await using var process = ChildProcess.Start(program, [.. broker, .. arguments]);
        var code = await process.WaitForExitAsync(Deadline);
        return (code, process.Output);
    }
}
