using System.Text.Json;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Dashboard;

/// <summary>An agent with all that it has by default, open to everybody on this machine, that has judged a part; and its OpenAPI document.</summary>
public sealed class WholeAgent : IAsyncLifetime
{
    private readonly AgentBench _bench = new(dashboard: """ "port": 0, "allowAnonymous": true, "anonymousRole": "administrator" """);

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromSeconds(60) };

    public WebApplication App { get; private set; } = null!;

    public JsonDocument Document { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = _bench.Build();
        await App.StartAsync();
        Client.BaseAddress = new Uri(App.Urls.Single());
        await Wait.UntilAsync(() => App.Services.GetRequiredService<IPartArchive>().Newest(1, long.MaxValue).Any(), "a part");
        Document = JsonDocument.Parse(await Client.GetStringAsync("/api/openapi.json"));
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        Document.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        _bench.Dispose();
    }
}
