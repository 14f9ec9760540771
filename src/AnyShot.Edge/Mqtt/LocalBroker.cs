using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace AnyShot.Edge.Mqtt;

/// <summary>
/// Debian's mosquitto as a child process on loopback, with a configuration and a state folder of its own: the demo's broker when none answers. It dies
/// with the agent, even when the agent is killed.
/// </summary>
public sealed class LocalBroker : IAsyncDisposable
{
    private const int LogLines = 50;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);
    private static readonly string[] SystemPlaces = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"];

    private readonly Process _process;

    private LocalBroker(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    /// <summary>Starts mosquitto and returns when it listens.</summary>
    /// <param name="port">Port on 127.0.0.1.</param>
    /// <param name="folder">For its configuration and retained messages; created if missing.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="LocalBrokerException">mosquitto is missing or does not start, as when the port is taken.</exception>
    public static async Task<LocalBroker> StartAsync(int port, string folder, CancellationToken cancellationToken)
    {
        var binary = Find("mosquitto") ?? throw new LocalBrokerException("mosquitto is not installed: apt-get install mosquitto, or set mqtt.host to a broker that runs.");
        Directory.CreateDirectory(folder);
        var configuration = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(configuration, Configuration(port, folder), cancellationToken).ConfigureAwait(false);
        var log = new ConcurrentQueue<string>();
        var process = await LaunchAsync(binary, configuration).ConfigureAwait(false);
        try
        {
            var listens = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            process.ErrorDataReceived += (_, e) =>
            {
                if (e.Data is null)
                {
                    listens.TrySetResult(false);
                    return;
                }
                log.Enqueue(e.Data);
                while (log.Count > LogLines)
                {
                    log.TryDequeue(out string? _);
                }
                if (e.Data.EndsWith("running", StringComparison.Ordinal))
                {
                    listens.TrySetResult(true);
                }
            };
            process.BeginErrorReadLine();
            if (!await listens.Task.WaitAsync(StartPatience, cancellationToken).ConfigureAwait(false))
            {
                throw new LocalBrokerException($"mosquitto does not start on 127.0.0.1:{port}: {log.LastOrDefault(l => l.Contains("Error", StringComparison.Ordinal)) ?? log.LastOrDefault()}");
            }
            return new LocalBroker(process, port);
        }
        catch (Exception e)
        {
            process.Kill();
            process.Dispose();
            throw e is TimeoutException ? new LocalBrokerException($"mosquitto did not say within {StartPatience.TotalSeconds:0} s that it runs.", e) : e;
        }
    }

    /// <summary>Asks it to end (so that it saves retained messages), then insists.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var patience = new CancellationTokenSource(StopPatience);
            try
            {
                using var kill = Process.Start("kill", $"-TERM {_process.Id}");
                await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or Win32Exception)
            {
                _process.Kill();
            }
        }
        _process.Dispose();
    }

    // setpriv asks the kernel to end the child when its parent does; without it a killed agent would leave the broker behind. To the kernel the
    // parent is the thread that started the child, so that thread stays until the child has ended. setsid keeps the terminal's Ctrl+C from it: the
    // broker ends after the agent, not with it.
    private static Task<Process> LaunchAsync(string binary, string configuration)
    {
        string[] command = Find("setpriv") is { } setpriv && Find("setsid") is { } setsid
            ? [setsid, setpriv, "--pdeathsig", "TERM", "--", binary, "-c", configuration]
            : [binary, "-c", configuration];
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Start()
        {
            try
            {
                var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
                var ended = new ManualResetEventSlim();
                process.Exited += (_, _) => ended.Set();
                process.EnableRaisingEvents = true;
                started.SetResult(process);
                ended.Wait();
            }
            catch (Win32Exception e)
            {
                started.SetException(new LocalBrokerException($"{command[0]} cannot be started: {e.Message}", e));
            }
        }
        new Thread(Start) { IsBackground = true, Name = "local-broker" }.Start();
        return started.Task;
    }

    private static string Configuration(int port, string folder) => $"""
        # Written by anyshot; local demo broker, loopback only.
        listener {port} 127.0.0.1
        allow_anonymous true
        persistence true
        persistence_location {folder}/
        max_queued_messages 100000
        log_dest stderr
        {(Environment.IsPrivilegedProcess ? "user root" : "")}
        """;

    private static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Concat(SystemPlaces)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);
}
