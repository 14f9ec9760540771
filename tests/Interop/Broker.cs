namespace AnyShot.Interop.Tests;

/// <summary>Debian's mosquitto on a port of its own, without persistence: what it knew is gone when it is killed.</summary>
internal sealed class Broker : IAsyncDisposable
{
    private readonly string _configuration;
    private ChildProcess? _process;

    public Broker(string folder, int port, string more = "allow_anonymous true")
    {
        Port = port;
        _configuration = Path.Combine(folder, "mosquitto.conf");
        File.WriteAllText(_configuration, $"listener {port} 127.0.0.1\npersistence false\nmax_inflight_messages 100\nmax_queued_messages 100000\n{(Environment.IsPrivilegedProcess ? "user root\n" : "")}{more}\n");
    }

    public int Port { get; }

    public async Task StartAsync()
    {
        _process = ChildProcess.Start(File.Exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto", "-v", "-c", _configuration);
        await _process.WaitForLineAsync("running");
    }

    public Task KillAsync() => _process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }
}
