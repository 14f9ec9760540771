using System.ComponentModel;
using System.Diagnostics;

namespace AnyShot.Edge.OpcUa;

/// <summary>The running server process: what it prints goes to the log, bounded; disposing ends it.</summary>
internal sealed partial class TagServerProcess : IAsyncDisposable
{
    private const int LongestLogLine = 500;
    private const int MostLogLines = 200;
    private static readonly TimeSpan GraceToEnd = TimeSpan.FromSeconds(2);
    private readonly Process _process;
    private readonly ILogger _log;
    private readonly Task _draining;
    private int _logged;

    private TagServerProcess(Process process, ILogger log)
    {
        (_process, _log) = (process, log);
        _draining = Task.WhenAll(
            // The OPC UA stack chats on standard output; on standard error the process says why it ends.
            DrainAsync(process.StandardOutput, LogLevel.Debug),
            DrainAsync(process.StandardError, LogLevel.Warning));
    }

    /// <summary>Id of the process, for tests that kill it.</summary>
    public int Id => _process.Id;

    /// <exception cref="TagServerException">Node.js or the files of the server are missing.</exception>
    public static TagServerProcess Start(string script, string socketPath, ILogger log)
    {
        var info = new ProcessStartInfo("node", [script, socketPath])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(script)!,
        };
        try
        {
            return new TagServerProcess(Process.Start(info)!, log);
        }
        catch (Win32Exception e)
        {
            throw new TagServerException($"The OPC UA server needs Node.js 20 or later, and 'node' could not be started ({e.Message}): install it or set opcUa.enabled to false.", e);
        }
    }

    public bool HasExited => _process.HasExited;

    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public string ExitSentence() => $"The OPC UA server process ended with code {_process.ExitCode}.";

    /// <summary>Gives the process, whose socket is closed by now, a moment to end by itself; then ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        using var grace = new CancellationTokenSource(GraceToEnd);
        try
        {
            await _process.WaitForExitAsync(grace.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        await _draining.ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task DrainAsync(StreamReader output, LogLevel level)
    {
        var chunk = new char[1024];
        var line = new System.Text.StringBuilder();
        for (int count; (count = await output.ReadAsync(chunk).ConfigureAwait(false)) > 0;)
        {
            foreach (var c in chunk.AsSpan(0, count))
            {
                if (c != '\n')
                {
                    if (line.Length < LongestLogLine)
                    {
                        line.Append(char.IsControl(c) ? ' ' : c);
                    }

                    continue;
                }

                Log(level, line.ToString());
                line.Clear();
            }
        }

        Log(level, line.ToString());
    }

    /// <summary>A client can make the OPC UA stack print; so the lines of one process are limited.</summary>
    private void Log(LogLevel level, string line)
    {
        var number = Interlocked.Increment(ref _logged);
        if (line.Length > 0 && number <= MostLogLines)
        {
            LogLine(level, line);
        }

        if (number == MostLogLines)
        {
            LogLine(level, "further lines of this process are left out");
        }
    }

    [LoggerMessage(EventId = 5010, Message = "OPC UA server: {Line}")]
    private partial void LogLine(LogLevel level, string line);
}
