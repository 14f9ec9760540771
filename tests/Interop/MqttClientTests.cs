using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>Foreign MQTT clients, the npm package mqtt and mosquitto's command-line tools, do everything that docs/mqtt-topics.md promises.</summary>
public sealed class MqttClientTests
{
    private const string Cameras = """
        { "name": "line", "source": "virtual:?seed=3&rate=20" },
        { "name": "side", "source": "virtual:?seed=4&rate=20", "trigger": { "mode": "command" } }
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    /// <summary>The same steps through both protocol versions at the client, and through both at the agent.</summary>
    [Theory]
    [InlineData("5", 5)]
    [InlineData("5", 4)]
    [InlineData("3.1.1", 4)]
    public async Task NpmMqtt_AsksForEverything(string agentVersion, int clientVersion)
    {
        using var station = NewStation(agentVersion);
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await AddUserAsync(station, "tina");
        var agent = AgentProcess.Run(station.Configuration);
        try
        {
            await using var client = ChildProcess.Start(
                "node", Path.Combine(Repository.Root, "tests/Interop/mqtt-client/plant.mjs"), Text(station.MqttPort), Text(clientVersion), Text(station.PagePort));
            await ShownAsync(client, "KILL");
            await agent.KillAsync();
            await ShownAsync(client, "START");
            await agent.DisposeAsync();
            agent = AgentProcess.Run(station.Configuration);
            (await client.WaitForExitAsync(Deadline)).ShouldBe(0, client.Output);
            client.Lines.Count(line => line.StartsWith("ok ", StringComparison.Ordinal)).ShouldBeGreaterThan(58, client.Output);
        }
        finally
        {
            await agent.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("mqttv5")]
    [InlineData("mqttv311")]
    public async Task MosquittoTools_AskForEverything(string version)
    {
        using var station = NewStation("5");
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        await using var agent = AgentProcess.Run(station.Configuration);
        await subscriber.WaitForAsync(() => subscriber.Verdicts.Count > 20, "verdicts", Deadline);
        var (some, other) = (subscriber.Verdicts.Keys.Min(), subscriber.Verdicts.Keys.Max());

        (await AskAsync("class/add", """{"name":"thin dark crack"}""")).GetProperty("data").GetProperty("id").GetString().ShouldBe("thin-dark-crack");
        await AskAsync("class/change", """{"id":"thin-dark-crack","prompts":["thin dark branching crack"]}""");
        await AskAsync("shot/add", $$"""{"id":"thin-dark-crack","inspectionId":{{some}}}""");
        // The bytes of a file, as a person at a terminal would send them.
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{station.PagePort}") };
        var image = Convert.ToBase64String(await http.GetByteArrayAsync(new Uri($"/api/verdicts/{other}/part.png", UriKind.Relative)));
        var file = Path.Combine(station.Folder, "shot.json");
        await File.WriteAllTextAsync(file, $$"""{"requestId":"image","id":"thin-dark-crack","image":"{{image}}"}""");
        var shot = (await SendFileAsync("shot/add", file)).GetProperty("data").GetProperty("shot").GetString();
        await AskAsync("shot/remove", $$"""{"id":"thin-dark-crack","shot":"{{shot}}"}""");
        await AskAsync("feedback", $$"""{"inspectionId":{{some}}}""");
        await AskAsync("feedback", $$"""{"inspectionId":{{some}},"class":"crack"}""");
        await AskAsync("feedback/withdraw", $$"""{"inspectionId":{{some}}}""");
        // Until the classes on trial are built, the answer says so.
        JsonElement report;
        for (var since = Stopwatch.StartNew(); !(report = await AskWithAsync("trial", "-m", "{}")).TryGetProperty("data", out report);)
        {
            since.Elapsed.ShouldBeLessThan(Deadline);
        }

        var revision = report.GetProperty("revision").GetInt64();
        await AskAsync("class/promote", $$"""{"revision":{{revision}},"force":true,"why":"a test"}""");
        await subscriber.WaitForAsync(() => subscriber.Verdicts.Values.Any(v => v.GetProperty("classSetRevision").GetInt64() == revision), "a verdict by the promoted revision", Deadline);
        await AskAsync("class/merge", """{"from":"thin-dark-crack","into":"crack"}""");
        await AskAsync("class/discard", "{}");
        await AskAsync("class/retire", """{"id":"scratch"}""");
        await AskAsync("class/rollback", """{"revision":1}""");
        await AskAsync("trigger", """{"camera":"side","partId":"M-1"}""");
        await subscriber.WaitForAsync(() => subscriber.Verdicts.Values.Any(v => v.GetProperty("partId").GetString() == "M-1"), "the triggered part", Deadline);
        await AskAsync("mode", """{"mode":"maintenance"}""");
        await AskAsync("mode", """{"mode":"automatic"}""");
        (await AskAsync("replay", $$"""{"afterInspectionId":{{some}}}""")).GetProperty("data").GetProperty("verdicts").GetInt32().ShouldBePositive();
        (await AskWithAsync("class/fly", "-m", "{}")).GetProperty("outcome").GetString().ShouldBe("not-found");

        async Task<JsonElement> AskAsync(string verb, string body)
        {
            var id = Guid.NewGuid().ToString();
            var reply = await AskWithAsync(verb, "-m", $"{{\"requestId\":\"{id}\"{(body.Length > 2 ? "," : "")}{body[1..]}");
            reply.GetProperty("outcome").GetString().ShouldBe("done", $"{verb}: {reply.GetRawText()}");
            reply.GetProperty("id").GetString().ShouldBe(id);
            return reply;
        }

        // Published again under its id until the answer was heard: the subscriber may come later than the first one.
        async Task<JsonElement> SendFileAsync(string verb, string path)
        {
            string[] here = ["-h", "127.0.0.1", "-p", Text(station.MqttPort), "-V", version, "-q", "1"];
            await using var reply = ChildProcess.Start("mosquitto_sub", [.. here, "-t", $"anyshot/s1/cmd/{verb}/reply", "-C", "1"]);
            for (var since = Stopwatch.StartNew(); !reply.HasExited; since.Elapsed.ShouldBeLessThan(Deadline, verb))
            {
                await using var sender = ChildProcess.Start("mosquitto_pub", [.. here, "-t", $"anyshot/s1/cmd/{verb}", "-f", path]);
                (await sender.WaitForExitAsync(Deadline)).ShouldBe(0, sender.Output);
                await reply.WaitForAsync(() => reply.HasExited || since.Elapsed > Deadline, "an answer", TimeSpan.FromSeconds(5)).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            await reply.WaitForExitAsync(Deadline);
            return JsonDocument.Parse(reply.Output).RootElement;
        }

        // MQTT 3.1.1 has no response topic: the tool is told where the answer comes.
        async Task<JsonElement> AskWithAsync(string verb, params string[] payload)
        {
            string[] properties = version == "mqttv5" ? ["-e", "answers/rr", "-D", "publish", "correlation-data", "c-1"] : ["-e", $"anyshot/s1/cmd/{verb}/reply"];
            for (var since = Stopwatch.StartNew(); ; since.Elapsed.ShouldBeLessThan(Deadline, verb))
            {
                await using var tool = ChildProcess.Start(
                    "mosquitto_rr", ["-h", "127.0.0.1", "-p", Text(station.MqttPort), "-V", version, "-q", "1", "-t", $"anyshot/s1/cmd/{verb}", "-W", "5", .. properties, .. payload]);
                if (await tool.WaitForExitAsync(Deadline) == 0)
                {
                    return JsonDocument.Parse(tool.Output).RootElement;
                }
            }
        }
    }

    /// <summary>Commands may do all verbs, except where a topic names a user; no promotion before the trial is complete, and no replay by itself.</summary>
    private static Station NewStation(string version) => new(
        Cameras, more: """ "trial": { "parts": 100000 } """, role: "engineer", replayDelay: "1h", mqtt: $"\"version\": \"{version}\"");

    private static async Task ShownAsync(ChildProcess client, string line)
    {
        await client.WaitForAsync(() => client.HasExited || client.Lines.Contains(line), $"the line {line}", TimeSpan.FromMinutes(3));
        client.HasExited.ShouldBeFalse(client.Output);
    }

    private static async Task AddUserAsync(Station station, string name)
    {
        var password = Path.Combine(station.Folder, "password");
        await File.WriteAllTextAsync(password, "correct horse battery staple");
        await using var users = AgentProcess.Start("users", "add", name, "--role", "technician", "--password-file", password, "--config", station.Configuration);
        (await users.WaitForExitAsync(Deadline)).ShouldBe(0, users.Output);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
