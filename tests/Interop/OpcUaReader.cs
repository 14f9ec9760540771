using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>node-opcua's client as a process: one reading of the result tags a line.</summary>
internal sealed class OpcUaReader : ChildProcess
{
    private readonly ConcurrentQueue<JsonElement> _readings;

    private OpcUaReader(IEnumerable<string> arguments, ConcurrentQueue<JsonElement> readings)
        : base("node", arguments, line => Take(line, readings)) => _readings = readings;

    public IReadOnlyCollection<JsonElement> Readings => _readings;

    public static OpcUaReader Start(int port, string station) => new(
        [
            Path.Combine(Repository.Root, "tests/Interop/opcua-read.mjs"),
            Path.Combine(Repository.Root, "src/OpcUa/node_modules"),
            string.Create(CultureInfo.InvariantCulture, $"opc.tcp://127.0.0.1:{port}"),
            station,
        ],
        new ConcurrentQueue<JsonElement>());

    /// <summary>The client's library prints remarks of its own; a reading begins with a brace.</summary>
    private static void Take(string line, ConcurrentQueue<JsonElement> readings)
    {
        if (line.StartsWith('{'))
        {
            readings.Enqueue(JsonDocument.Parse(line).RootElement);
        }
    }
}
