using System.Diagnostics;
using System.Text.Json;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>A node-opcua client in a process of its own that does what a test says: client/session.mjs.</summary>
internal sealed class OpcUaSession : IDisposable
{
    private readonly Process _process;
    private readonly CancellationToken _deadline;

    private OpcUaSession(Process process, CancellationToken deadline) => (_process, _deadline) = (process, deadline);

    /// <summary>Connects and logs in.</summary>
    /// <returns>The session; null when the server refused it.</returns>
    public static async Task<OpcUaSession?> OpenAsync(OpcUaStation station, CancellationToken deadline, string user = "", string password = "")
    {
        var script = Path.Combine(RepositoryFolder.Root, "tests", "AnyShot.Edge.Tests", "OpcUa", "client", "session.mjs");
        var options = new { modules = Path.Combine(RepositoryFolder.Root, "src", "OpcUa"), endpoint = station.Server.Endpoint, station = "station-1", user, password };
        var process = Process.Start(new ProcessStartInfo("node", [script, JsonSerializer.Serialize(options)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var session = new OpcUaSession(process, deadline);
        if ((await session.AnswerAsync()).GetProperty("event").GetString() == "session")
        {
            return session;
        }

        session.Dispose();
        return null;
    }

    /// <summary>Writes in one request; the statuses.</summary>
    public async Task<string[]> WriteAsync(params (string Path, string Type, object Value)[] writes) =>
        [.. (await DoAsync(new { @do = "write", writes = writes.Select(w => new[] { w.Path, w.Type, w.Value }) })).GetProperty("statuses").EnumerateArray().Select(s => s.GetString()!)];

    /// <summary>Sets Boolean tags in one request, which must be taken.</summary>
    public async Task SetAsync(params (string Path, bool Value)[] writes) =>
        (await WriteAsync([.. writes.Select(w => (w.Path, "Boolean", (object)w.Value))])).ShouldAllBe(status => status == "Good");

    /// <summary>Writes a part number and triggers.</summary>
    public async Task TriggerAsync(string partId, int recipe = 0) =>
        (await WriteAsync(("Cmd/PartId", "String", partId), ("Cmd/RecipeNo", "UInt16", recipe), ("Cmd/Trigger", "Boolean", true))).ShouldAllBe(status => status == "Good");

    /// <summary>Reads in one request.</summary>
    public async Task<Dictionary<string, JsonElement>> ReadAsync(params string[] paths) =>
        (await DoAsync(new { @do = "read", paths })).GetProperty("values").EnumerateArray().ToDictionary(v => v.GetProperty("path").GetString()!, v => v.GetProperty("value"));

    public async Task<bool> IsAsync(string path) => (await ReadAsync(path))[path].GetBoolean();

    public async Task<long> NumberAsync(string path) => (await ReadAsync(path))[path].GetInt64();

    /// <summary>Reads again and again until the tag has the value.</summary>
    public Task UntilAsync(string path, object value) => DoAsync(new { @do = "until", path, value });

    public Task<JsonElement> CallAsync(string method, params object[][] arguments) => DoAsync(new { @do = "call", method, arguments });

    public async Task<string[]> BrowseAsync(string path) => [.. (await DoAsync(new { @do = "browse", path })).GetProperty("names").EnumerateArray().Select(n => n.GetString()!)];

    public async Task<JsonElement> DoAsync(object command)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command));
        var answer = await AnswerAsync();
        answer.GetProperty("event").GetString().ShouldBe("answer", answer.ToString());
        return answer;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<JsonElement> AnswerAsync()
    {
        while (true)
        {
            var line = await _process.StandardOutput.ReadLineAsync(_deadline) ?? throw new InvalidOperationException("The client ended.");
            if (line.StartsWith('{'))
            {
                return JsonDocument.Parse(line).RootElement;
            }
        }
    }
}
