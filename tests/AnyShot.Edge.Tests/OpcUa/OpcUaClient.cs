using System.Diagnostics;
using System.Text.Json;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>A node-opcua client in a process of its own: client/client.mjs.</summary>
internal sealed class OpcUaClient : IDisposable
{
    private readonly Process _process;

    public OpcUaClient(object options)
    {
        var script = Path.Combine(RepositoryFolder.Root, "tests", "AnyShot.Edge.Tests", "OpcUa", "client", "client.mjs");
        _process = Process.Start(new ProcessStartInfo("node", [script, JsonSerializer.Serialize(options)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The next event of one of the given names; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(CancellationToken deadline, params string[] names)
    {
        while (true)
        {
            var line = await _process.StandardOutput.ReadLineAsync(deadline) ?? throw new InvalidOperationException($"The client ended before {string.Join(" or ", names)}.");
            if (!line.StartsWith('{'))
            {
                continue;
            }

            var message = JsonDocument.Parse(line).RootElement;
            if (names.Contains(message.GetProperty("event").GetString()))
            {
                return message;
            }
        }
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
