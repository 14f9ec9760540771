using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MQTTnet.Tests;

/// <summary>A real mosquitto as a child process on a free loopback port, with a folder of its own. Killed with -9, never asked.</summary>
public sealed class TestBroker : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto", "/opt/homebrew/sbin/mosquitto"];

    private readonly string _settings;
    private Process? _process;

    private TestBroker(int port, string folder, string settings)
    {
        Port = port;
        Folder = folder;
        _settings = settings;
    }

    public int Port { get; }

    public string Folder { get; }

    /// <summary>What the broker said on standard error, newest last.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <param name="settings">Lines of mosquitto.conf; {folder} stands for the broker's folder. Anonymous clients are allowed unless it says otherwise.</param>
    /// <param name="prepare">Puts files into the folder before the start.</param>
    public static async Task<TestBroker> StartAsync(string settings = "allow_anonymous true", Action<string>? prepare = null)
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-mosquitto-").FullName;
        prepare?.Invoke(folder);
        var broker = new TestBroker(FreePort(), folder, settings);
        await broker.StartAgainAsync();
        return broker;
    }

    /// <summary>Starts on the same port and folder, after <see cref="KillAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        var configuration = Path.Combine(Folder, "mosquitto.conf");
        var user = Environment.IsPrivilegedProcess ? "user root\n" : "";
        await File.WriteAllTextAsync(
            configuration, $"listener {Port} 127.0.0.1\n{user}log_dest stderr\nlog_type all\n{_settings.Replace("{folder}", Folder)}\n");
        var start = new ProcessStartInfo(Array.Find(Places, File.Exists) ?? "mosquitto") { RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(configuration);
        _process = Process.Start(start)!;
        var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                running.TrySetException(new InvalidOperationException($"mosquitto did not start: {string.Join(Environment.NewLine, Log)}"));
                return;
            }
            Log.Enqueue(line.Data);
            if (line.Data.EndsWith("running", StringComparison.Ordinal))
            {
                running.TrySetResult();
            }
        };
        _process.BeginErrorReadLine();
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
            _process = null;
        }
    }

    /// <summary>Reads access list and passwords again.</summary>
    public Task ReloadAsync() => SignalAsync("HUP");

    /// <summary>Sends a signal, such as STOP and CONT, which freeze and thaw the broker.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", $"-{name} {_process!.Id}");
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
