using AnyShot.Edge.Observability;
using AnyShot.Edge.Security;
using AnyShot.Edge.Security.Certificates;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Hosting;
using AnyShot.Edge.Tests.Security.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Support;

/// <summary>A whole agent with a page, users of every role, and a secret in every place that a secret can be in.</summary>
public sealed class SupportAgent : IAsyncLifetime
{
    public const string BrokerPassword = "brokersecret-7f3a";
    public const string CameraPassword = "camerasecret-91bc";

    private readonly AgentBench _bench = new(dashboard: """ "port": 0 """);
    private readonly List<HttpPerson> _persons = [];
    private WebApplication? _app;

    /// <summary>What lies in the users file for passwords.</summary>
    internal string PasswordHash { get; private set; } = "";

    internal TestPlant Plant { get; } = new();

    internal OpcUaTrust Trust => new(Path.Combine(_bench.Folder, "state", "opcua", "pki", "server"));

    internal string Address => _app!.Urls.First();

    internal T Get<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_bench.Folder, "broker-password"), BrokerPassword + "\n");
        var text = await File.ReadAllTextAsync(_bench.File);
        await File.WriteAllTextAsync(_bench.File, text
            .Replace("\"mqtt\": { \"enabled\": false }", $"\"mqtt\": {{ \"port\": {DashboardHost.FreePort()}, \"userName\": \"line\", \"passwordFile\": \"broker-password\" }}", StringComparison.Ordinal)
            .Replace("\"cameras\": [", $"\"cameras\": [ {{ \"name\": \"gate\", \"source\": \"rtsp://bob:{CameraPassword}@127.0.0.1:1/stream\" }},", StringComparison.Ordinal));
        PasswordHash = Edge.Security.PasswordHash.Of("a long enough password").ToString();
        Directory.CreateDirectory(Path.Combine(_bench.Folder, "state"));
        UsersFile.Write(
            Path.Combine(_bench.Folder, "state", "users.json"),
            [.. Enum.GetValues<Role>().Select(role => new UserEntry(role.ToString().ToLowerInvariant(), role, PasswordHash))]);
        Directory.CreateDirectory(Path.Combine(Trust.Folder, "rejected"));
        File.Copy(Plant.Client("plc"), Path.Combine(Trust.Folder, "rejected", "plc.pem"));
        _app = _bench.Build();
        await _app.StartAsync();
    }

    /// <summary>Ends the agent and starts it again on the same state.</summary>
    internal async Task RestartAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = _bench.Build();
        await _app.StartAsync();
    }

    /// <summary>Somebody of a role, logged in.</summary>
    internal async Task<HttpPerson> PersonAsync(Role role)
    {
        var person = new HttpPerson(_app!.Urls.First());
        _persons.Add(person);
        (await person.LogInAsync(role.ToString().ToLowerInvariant(), "a long enough password")).ShouldBe(System.Net.HttpStatusCode.OK);
        return person;
    }

    public async Task DisposeAsync()
    {
        _persons.ForEach(person => person.Dispose());
        await _app!.StopAsync();
        await _app.DisposeAsync();
        Plant.Dispose();
        _bench.Dispose();
    }
}
