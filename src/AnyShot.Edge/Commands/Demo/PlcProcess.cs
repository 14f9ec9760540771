using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AnyShot.Edge.OpcUa;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>The simulated PLC: an OPC UA client in a process of its own that knows nothing of the agent but its endpoint.</summary>
internal sealed class PlcProcess : IAsyncDisposable
{
    private const string Script = "plc.mjs";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Action<PlcPart> _onPart;
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private PlcTotals? _totals;
    private string _fault = "";

    private PlcProcess(Process process, Action<PlcPart> onPart)
    {
        (_process, _onPart) = (process, onPart);
        _reading = ReadAsync();
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Why the PLC gave up; empty while it has not.</summary>
    public string Fault => _fault;

    /// <param name="endpoint">Of the agent.</param>
    /// <param name="station">Its name.</param>
    /// <param name="folder">For the PLC's certificates.</param>
    /// <param name="between">Time between two parts.</param>
    /// <param name="onPart">Told of each part.</param>
    /// <exception cref="TagServerException">Node.js or the files are missing.</exception>
    public static PlcProcess Start(string endpoint, string station, string folder, TimeSpan between, Action<PlcPart> onPart)
    {
        var script = Path.Combine(Path.GetDirectoryName(TagServerLocation.Find())!, Script);
        var info = new ProcessStartInfo("node", [script, endpoint, station, folder, between.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return new PlcProcess(Process.Start(info)!, onPart);
        }
        catch (Win32Exception error)
        {
            throw new TagServerException($"The simulated PLC needs Node.js 20 or later, and 'node' could not be started ({error.Message}).", error);
        }
    }

    /// <summary>Until the PLC works, or has given up.</summary>
    public Task ConnectedAsync(CancellationToken cancellationToken) => _connected.Task.WaitAsync(cancellationToken);

    /// <summary>Lets the PLC finish its part and tells what it counted.</summary>
    /// <returns>Null when it ended otherwise.</returns>
    public async Task<PlcTotals?> StopAsync()
    {
        try
        {
            _process.StandardInput.Close();
            await _reading.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TimeoutException or IOException)
        {
            // Disposing ends it.
        }

        return _totals;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reading.ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            // The OPC UA stack prints lines of its own.
            if (line.StartsWith("{\"event\":", StringComparison.Ordinal))
            {
                Read(line);
            }
        }

        _connected.TrySetResult();
    }

    private void Read(string line)
    {
        var json = JsonElement.Parse(line);
        switch (json.GetProperty("event").GetString())
        {
            case "connected":
                _connected.TrySetResult();
                break;
            case "part":
                _onPart(json.Deserialize(PlcEvents.Default.PlcPart)!);
                break;
            case "totals":
                _totals = json.Deserialize(PlcEvents.Default.PlcTotals);
                break;
            default:
                _fault = json.GetProperty("sentence").GetString() ?? "";
                _connected.TrySetResult();
                break;
        }
    }
}
