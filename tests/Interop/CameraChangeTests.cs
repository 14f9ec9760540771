using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>A camera is changed while the agent runs, over HTTP as the page does it and over MQTT: the vision system of OPC 40100-1 shows the new configuration at once, and results name the one that judged them.</summary>
public sealed class CameraChangeTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly object?[] Cause = ["Int32", 0];

    [Fact]
    public async Task Region_ChangedOverHttpAndMqtt_TheVisionSystemFollows()
    {
        using var station = new Station("""{ "name": "line", "source": "virtual:?seed=5&rate=20", "trigger": { "mode": "command" } }""", role: "engineer");
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var agent = AgentProcess.Run(station.Configuration);
        await using var client = await PlcClient.ConnectAsync(station.OpcUaPort);
        var before = IdOfFile(station);
        await ActiveUntilAsync(client, before);
        await client.DoAsync(new { @do = "visionWatch", fields = new[] { "InternalConfigurationId" } });
        (await JudgedByAsync(client, "p-1")).ShouldBe(before);

        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{station.PagePort}") };
        using (var answer = await http.PostAsJsonAsync(new Uri("/api/control/camera/change", UriKind.Relative), new { camera = "line", x = 0.25, y = 0.25, width = 0.5, height = 0.5, why = "only the part" }))
        {
            answer.EnsureSuccessStatusCode();
        }

        var overHttp = IdOfFile(station);
        overHttp.ShouldNotBe(before);
        await ActiveUntilAsync(client, overHttp);
        (await RecipeAsync(client)).ShouldContain("line from 0.25, 0.25, size 0.5 x 0.5");
        (await KnowsAsync(client, before)).ShouldBe("BadNotFound");
        (await KnowsAsync(client, overHttp)).ShouldBe("Good");
        (await JudgedByAsync(client, "p-2")).ShouldBe(overHttp);

        await using var request = ChildProcess.Start(
            "mosquitto_rr", "-h", "127.0.0.1", "-p", station.MqttPort.ToString(CultureInfo.InvariantCulture), "-V", "5", "-t", "anyshot/s1/cmd/camera/change", "-e", "answers/rr", "-W", "30",
            "-m", """{"requestId":"c-1","camera":"line","x":0,"y":0,"width":1,"height":1}""");
        (await request.WaitForExitAsync(Deadline)).ShouldBe(0, request.Output);
        request.Output.ShouldContain("\"done\"");
        var overMqtt = IdOfFile(station);
        overMqtt.ShouldNotBe(overHttp);
        await ActiveUntilAsync(client, overMqtt);
        (await RecipeAsync(client)).ShouldContain("line from 0, 0, size 1 x 1");
        (await JudgedByAsync(client, "p-3")).ShouldBe(overMqtt);
        await client.UntilAsync("Cfg/Checksum", uint.Parse(overMqtt, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
    }

    /// <summary>As docs/opcua-nodes.md has it.</summary>
    private static string IdOfFile(Station station) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(File.ReadAllBytes(station.Configuration))).ToString("X8", CultureInfo.InvariantCulture);

    private static async Task ActiveUntilAsync(PlcClient client, string id)
    {
        for (var since = Stopwatch.StartNew(); ;)
        {
            var active = (await client.DoAsync(new { @do = "visionRead", path = "ConfigurationManagement/ActiveConfiguration" })).GetProperty("value").GetProperty("internalId").GetProperty("id").GetString();
            if (active == id)
            {
                return;
            }

            since.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1), $"the active configuration is {active} still");
        }
    }

    private static async Task<string> KnowsAsync(PlcClient client, string id) => (await CallAsync(client, "ConfigurationManagement/GetConfigurationById", ["ConfigurationId", new { id }], Cause)).GetProperty("status").GetString()!;

    private static async Task<string> RecipeAsync(PlcClient client)
    {
        var answer = await CallAsync(client, "RecipeManagement/GetRecipeListFiltered", ["RecipeIdExternal", null], ["ProductId", null], ["Int32", 2], ["UInt32", 0], ["UInt32", 0], Cause);
        return answer.GetProperty("outputs")[3][0].GetProperty("description").ToString();
    }

    /// <summary>Has a part judged by a single job.</summary>
    /// <returns>Configuration of its result.</returns>
    private static async Task<string> JudgedByAsync(PlcClient client, string partId)
    {
        await client.DoAsync(new { @do = "visionUntil", path = "VisionStateMachine/AutomaticModeStateMachine/CurrentState", value = "Ready" });
        // As long as the camera opens, a job is refused for want of a frame and can be asked for again.
        string? status;
        var since = Stopwatch.StartNew();
        do
        {
            var answer = await CallAsync(
                client, "VisionStateMachine/AutomaticModeStateMachine/StartSingleJob", ["MeasId", null], ["PartId", new { id = partId }], ["RecipeIdExternal", null], ["ProductId", null], ["Parameters", null]);
            status = answer.GetProperty("status").GetString();
        }
        while (status == "BadResourceUnavailable" && since.Elapsed < Deadline);
        status.ShouldBe("Good");
        return (await client.DoAsync(new { @do = "visionEvent", type = "ResultReadyEventType" })).GetProperty("InternalConfigurationId").GetProperty("id").GetString()!;
    }

    private static Task<JsonElement> CallAsync(PlcClient client, string path, params object?[][] inputs) => client.DoAsync(new { @do = "visionCall", path, inputs });
}
