using AnyShot.Interop.Tests;

namespace AnyShot.Browser.Tests;

/// <summary>The agent as its users run it, with the virtual line, a real broker and a user of each role; whoever does not log in may look.</summary>
public sealed class LineStation : IAsyncLifetime
{
    public const string Password = "a long enough password";

    private readonly Station _station = new(
        """{ "name": "line", "source": "virtual:?seed=3&rate=5" }""",
        """ "trial": { "parts": 10 }, "drift": { "referenceParts": 60, "windowParts": 20, "sustainedParts": 10000 } """);

    private Broker? _broker;
    private AgentProcess? _agent;

    public string Address => $"http://127.0.0.1:{_station.PagePort}";

    public async Task InitializeAsync()
    {
        // What the page is tested for needs no OPC UA, and looking is all that is open to everybody.
        var configuration = await File.ReadAllTextAsync(_station.Configuration);
        await File.WriteAllTextAsync(
            _station.Configuration,
            configuration.Replace("\"anonymousRole\": \"administrator\"", "\"anonymousRole\": \"viewer\"", StringComparison.Ordinal).Replace("\"opcUa\": {", "\"opcUa\": { \"enabled\": false,", StringComparison.Ordinal));
        var password = Path.Combine(_station.Folder, "password");
        await File.WriteAllTextAsync(password, Password);
        foreach (var (name, role) in new[] { ("tom", "technician"), ("eve", "engineer"), ("ada", "administrator") })
        {
            await using var users = AgentProcess.Start("users", "add", name, "--role", role, "--password-file", password, "--config", _station.Configuration);
            (await users.WaitForExitAsync(TimeSpan.FromSeconds(60))).ShouldBe(0, users.Output);
        }

        _broker = new Broker(_station.Folder, _station.MqttPort);
        await _broker.StartAsync();
        await StartAsync();
    }

    public async Task StartAsync()
    {
        _agent = AgentProcess.Run(_station.Configuration);
        await _agent.WaitForLineAsync("The page is at", TimeSpan.FromSeconds(120));
    }

    public async Task KillAsync()
    {
        await _agent!.KillAsync();
        await _agent.DisposeAsync();
    }

    public async Task DisposeAsync()
    {
        if (_agent is not null)
        {
            await _agent.DisposeAsync();
        }

        if (_broker is not null)
        {
            await _broker.DisposeAsync();
        }

        _station.Dispose();
    }
}
