using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AnyShot.Edge.Tests.Drift;

/// <summary>Drift of a whole running agent with the built-in model, over HTTP and at the desk.</summary>
public sealed class DriftAgentTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private readonly AgentBench _bench = new(
        more: """, "drift": { "referenceParts": 40, "windowParts": 10, "sustainedParts": 1000 } """,
        dashboard: """ "port": 0, "allowAnonymous": true, "anonymousRole": "technician" """);

    private readonly HttpClient _client = new();
    private WebApplication? _app;

    public async Task InitializeAsync()
    {
        _app = _bench.Build();
        await _app.StartAsync();
        _client.BaseAddress = new Uri(_app.Urls.First());
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _bench.Dispose();
    }

    [Fact]
    public async Task Drift_OfTheVirtualLine_HasAReferenceItsPictureAndMetrics()
    {
        var camera = await UntilAsync(camera => camera.TryGetProperty("distance", out _) && camera.GetProperty("history").GetArrayLength() > 0);
        camera.GetProperty("camera").GetString().ShouldBe("line");
        camera.GetProperty("collected").GetInt32().ShouldBe(40);
        camera.GetProperty("before").GetProperty("brightness").GetDouble().ShouldBeInRange(1, 254);
        camera.GetProperty("reference").GetProperty("who").GetString().ShouldBe("");
        using var picture = await _client.GetAsync("/api/drift/line/reference.jpg");
        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await picture.Content.ReadAsByteArrayAsync())[..2].ShouldBe(new byte[] { 0xff, 0xd8 });
        using var none = await _client.GetAsync("/api/drift/side/reference.jpg");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var wrong = await _client.GetAsync("/api/drift?points=9999");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var metrics = await _client.GetStringAsync("/metrics");
        metrics.ShouldContain("# TYPE anyshot_drift_distance gauge");
        metrics.ShouldContain("anyshot_drift_distance{camera=\"line\"} ");
        metrics.ShouldContain("anyshot_drift_alarm{camera=\"line\"} 0");
        _bench.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reference_AskedFor_NeedsAnEngineerAReasonAndACameraThatThereIs()
    {
        await UntilAsync(camera => camera.TryGetProperty("before", out _));
        var engineer = new Caller("erik", Role.Engineer, Door.OpcUa);
        (await AskAsync("""{"why":"a new lamp"}""", new Caller("tom", Role.Technician, Door.Mqtt))).Outcome.ShouldBe(ControlOutcome.Forbidden);
        using var refused = await _client.PostAsync("/api/control/drift/reference", new StringContent("""{"why":"a new lamp"}""", Encoding.UTF8, "application/json"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "whoever is not logged in is a technician here");

        (await AskAsync("""{"camera":"line"}""", engineer)).Outcome.ShouldBe(ControlOutcome.Invalid);
        var unknown = await AskAsync("""{"camera":"side","why":"a new lamp"}""", engineer);
        (unknown.Outcome, unknown.Sentence).ShouldBe((ControlOutcome.NotFound, "There is no camera \"side\"."));

        var done = await AskAsync("""{"camera":"line","why":"a new lamp"}""", engineer);
        done.Sentence.ShouldBe("The next 40 parts of camera line are the new reference of drift.");
        var camera = await UntilAsync(camera => camera.GetProperty("reference").GetProperty("who").GetString() == "erik" && camera.TryGetProperty("before", out _));
        camera.GetProperty("reference").GetProperty("why").GetString().ShouldBe("a new lamp");
    }

    private Task<ControlReply> AskAsync(string body, Caller caller)
    {
        ControlMessage.TryRead(ControlVerbs.DriftReference, "", Encoding.UTF8.GetBytes(body), out var request, out var mistake).ShouldBeTrue(mistake);
        return _app!.Services.GetRequiredService<IControlDesk>().ExecuteAsync(request, caller, CancellationToken.None);
    }

    private async Task<JsonElement> UntilAsync(Func<JsonElement, bool> holds)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (true)
        {
            var camera = (await _client.GetFromJsonAsync<JsonElement>("/api/drift", deadline.Token)).GetProperty("cameras")[0];
            if (holds(camera))
            {
                return camera.Clone();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
        }
    }
}
