using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;

namespace AnyShot.Interop.Tests;

/// <summary>A foreign OPC UA client (node-opcua) that reads and writes the tags of a station as a PLC does, at a test's word.</summary>
internal sealed class PlcClient : ChildProcess
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private const int MostMissed = 5;

    private readonly Channel<JsonElement> _answers;

    private PlcClient(IEnumerable<string> arguments, Channel<JsonElement> answers)
        : base("node", arguments, line => Take(line, answers), takesInput: true) => _answers = answers;

    /// <summary>Connects; tries again while the agent starts.</summary>
    public static async Task<PlcClient> ConnectAsync(int port)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var answers = Channel.CreateUnbounded<JsonElement>();
            var options = new { modules = Path.Combine(Repository.Root, "src/OpcUa"), endpoint = string.Create(CultureInfo.InvariantCulture, $"opc.tcp://127.0.0.1:{port}"), station = "s1", user = "", password = "" };
            var client = new PlcClient([Path.Combine(Repository.Root, "tests/AnyShot.Edge.Tests/OpcUa/client/session.mjs"), JsonSerializer.Serialize(options)], answers);
            if ((await client.AnswerAsync()).GetProperty("event").GetString() == "session")
            {
                return client;
            }

            await client.DisposeAsync();
            since.Elapsed.ShouldBeLessThan(Deadline, "the agent lets no client in");
        }
    }

    /// <summary>Writes in one request; every write must be taken.</summary>
    public async Task WriteAsync(params (string Path, string Type, object Value)[] writes) =>
        (await DoAsync(new { @do = "write", writes = writes.Select(w => new[] { w.Path, w.Type, w.Value }) })).GetProperty("statuses").EnumerateArray().Select(s => s.GetString()).ShouldAllBe(status => status == "Good");

    public Task SetAsync(string path, bool value) => WriteAsync((path, "Boolean", value));

    /// <summary>Reads in one request.</summary>
    public async Task<Dictionary<string, JsonElement>> ReadAsync(params string[] paths) =>
        (await DoAsync(new { @do = "read", paths })).GetProperty("values").EnumerateArray().ToDictionary(v => v.GetProperty("path").GetString()!, v => v.GetProperty("value"));

    public async Task<long> NumberAsync(string path) => (await ReadAsync(path))[path].GetInt64();

    /// <summary>Reads again and again until the tag has the value.</summary>
    public Task UntilAsync(string path, object value) => DoAsync(new { @do = "until", path, value });

    /// <summary>Triggers a part in four phases, up to the acknowledgement of the trigger; again where the station says that it missed it, as one that is starved of processor time may.</summary>
    /// <returns>Number of the inspection.</returns>
    public async Task<long> TriggerAsync(string partId)
    {
        var missed = new List<int>();
        while (true)
        {
            await UntilAsync("Sts/Ready", true);
            await WriteAsync(("Cmd/PartId", "String", partId), ("Cmd/RecipeNo", "UInt16", 0), ("Cmd/Trigger", "Boolean", true));
            var answer = await AnswerToTriggerAsync();
            await SetAsync("Cmd/Trigger", false);
            if (answer["Sts/TriggerAck"].GetBoolean())
            {
                await UntilAsync("Sts/TriggerAck", false);
                return answer["Sts/AcquisitionId"].GetInt64();
            }

            missed.Add(answer["Sts/MissedReason"].GetInt32());
            missed.Count.ShouldBeLessThan(MostMissed, $"missed again and again, for the reasons {string.Join(", ", missed)}");
            await UntilAsync("Sts/MissedTrigger", false);
        }
    }

    /// <summary>A command of client/session.mjs that must succeed.</summary>
    public async Task<JsonElement> DoAsync(object command)
    {
        await SendAsync(JsonSerializer.Serialize(command));
        var answer = await AnswerAsync();
        answer.GetProperty("event").GetString().ShouldBe("answer", answer.ToString());
        return answer;
    }

    private async Task<Dictionary<string, JsonElement>> AnswerToTriggerAsync()
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var seen = await ReadAsync("Sts/TriggerAck", "Sts/MissedTrigger", "Sts/MissedReason", "Sts/AcquisitionId");
            if (seen["Sts/TriggerAck"].GetBoolean() || seen["Sts/MissedTrigger"].GetBoolean())
            {
                return seen;
            }

            since.Elapsed.ShouldBeLessThan(Deadline, "the trigger is neither taken nor missed");
        }
    }

    /// <summary>Waits for the result that is shown, reads it and acknowledges it.</summary>
    public async Task<(long InspectionId, string PartId, bool Unsure)> CollectAsync()
    {
        await UntilAsync("Sts/ResultValid", true);
        var result = await ReadAsync("Res/InspectionId", "Res/PartId", "Res/Unsure");
        await SetAsync("Cmd/ResultAck", true);
        await UntilAsync("Sts/ResultValid", false);
        await SetAsync("Cmd/ResultAck", false);
        return (result["Res/InspectionId"].GetInt64(), result["Res/PartId"].GetString()!, result["Res/Unsure"].GetBoolean());
    }

    private async Task<JsonElement> AnswerAsync()
    {
        using var limit = new CancellationTokenSource(Deadline);
        return await _answers.Reader.ReadAsync(limit.Token);
    }

    /// <summary>The client's library prints remarks of its own; an answer begins with a brace.</summary>
    private static void Take(string line, Channel<JsonElement> answers)
    {
        if (line.StartsWith('{'))
        {
            answers.Writer.TryWrite(JsonDocument.Parse(line).RootElement);
        }
    }
}
