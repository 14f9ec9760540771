using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using AnyShot.Edge.Dashboard.Live;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class StateEndpointsTests
{
    [Fact]
    public async Task State_AfterVerdicts_HasCountsSinksCamerasAndAlarms()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Judge(Decision.Pass, "good");
        host.Judge(Decision.Pass, "good");
        host.Judge(Decision.Fail, "scratch");
        host.Judge(Decision.Unsure, "stain");
        host.Cameras.Deliver("top");
        host.Health.Set("camera:side", HealthStatus.Down, "Camera side does not open.");
        host.Health.Set("mqtt", HealthStatus.Ok);
        host.Outbox.Backlogs[SinkNames.Mqtt] = new SinkBacklog(7, TimeSpan.FromSeconds(3));
        host.Alarms.Raise("disk-low", "The disk is nearly full.");
        host.Get<AgentMetrics>().Embed.RecordMs(12);

        var state = await StateAsync(host);

        state.GetProperty("station").GetString().ShouldBe("press-4");
        state.GetProperty("modelRevision").GetString().ShouldBe("model-1");
        state.GetProperty("classSetRevision").GetInt64().ShouldBe(3);
        state.GetProperty("counts").GetProperty("pass").GetInt64().ShouldBe(2);
        state.GetProperty("counts").GetProperty("yield").GetDouble().ShouldBe(0.5);
        var mqtt = state.GetProperty("sinks")[0];
        mqtt.GetProperty("name").GetString().ShouldBe("mqtt");
        mqtt.GetProperty("status").GetString().ShouldBe("Ok");
        mqtt.GetProperty("pending").GetInt64().ShouldBe(7);
        state.GetProperty("cameras")[0].GetProperty("sequence").GetInt64().ShouldBe(1);
        state.GetProperty("cameras")[1].GetProperty("status").GetString().ShouldBe("Down");
        state.GetProperty("cameras")[1].GetProperty("sentence").GetString().ShouldBe("Camera side does not open.");
        state.GetProperty("cameras")[1].GetProperty("trigger").GetString().ShouldBe("Command");
        state.GetProperty("alarms")[0].GetProperty("sentence").GetString().ShouldBe("The disk is nearly full.");
        state.GetProperty("stages").EnumerateArray().Single(s => s.GetProperty("name").GetString() == "stage_embed").GetProperty("p99Ms").GetDouble().ShouldBeInRange(12, 12 * 1.13);
    }

    [Fact]
    public async Task State_SwitchedOffSink_IsLeftOut()
    {
        await using var host = await DashboardHost.StartAsync(o => o.OpcUa.Enabled = false);
        (await StateAsync(host)).GetProperty("sinks").EnumerateArray().Select(s => s.GetProperty("name").GetString()).ShouldBe(["mqtt"]);
    }

    [Fact]
    public async Task Events_OpenPage_GetsStateRecentAndThenVerdictsAsTheyCome()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Judge(Decision.Pass, "good");
        await using var page = await EventReader.OpenAsync(host);

        page.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await page.NextAsync("state")).GetProperty("station").GetString().ShouldBe("press-4");
        var recent = await page.NextAsync("recent");
        recent.GetArrayLength().ShouldBe(1);
        recent[0].GetProperty("verdict").GetProperty("className").GetString().ShouldBe("good");

        // Not before the page is open: this verdict can only come as an event of its own.
        var judged = host.Judge(Decision.Fail, "scratch");
        var verdict = await page.NextAsync("verdict");
        verdict.GetProperty("verdict").GetProperty("inspectionId").GetInt64().ShouldBe(judged.InspectionId);
        verdict.GetProperty("verdict").GetProperty("decision").GetString().ShouldBe("Fail");
        verdict.GetProperty("part").GetString().ShouldBe($"/api/verdicts/{judged.InspectionId}/part.jpg");

        host.Alarms.Raise("a", "An alarm.");
        (await page.NextAsync("state", state => state.GetProperty("alarms").GetArrayLength() == 1))
            .GetProperty("counts").GetProperty("fail").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task Events_MorePagesThanAllowed_RefusesWithASentenceUntilOneCloses()
    {
        await using var host = await DashboardHost.StartAsync(o => o.Dashboard.MostViewers = 1);
        var first = await EventReader.OpenAsync(host);
        await first.NextAsync("state");

        using var refused = await host.Client.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("dashboard.mostViewers");

        await first.DisposeAsync();
        await Wait.UntilAsync(() => host.Get<EventFeed>().Viewers == 0, "the closed page is forgotten");
        await using var second = await EventReader.OpenAsync(host);
        await second.NextAsync("state");
    }

    [Fact]
    public async Task Events_PageThatDoesNotRead_LosesTheOldestAndHoldsNobodyUp()
    {
        await using var host = await DashboardHost.StartAsync();
        var feed = host.Get<EventFeed>();
        using var slow = feed.TrySubscribe()!;
        for (var i = 1; i <= 1000; i++)
        {
            feed.Publish(new LiveEvent("verdict", Encoding.UTF8.GetBytes($"{i}")));
        }

        feed.Dropped.ShouldBe(1000 - EventSubscription.QueueLength);
        slow.Dispose();
        (await slow.WaitAsync(CancellationToken.None)).ShouldBeTrue();
        var left = new ArrayBufferWriter<byte>();
        slow.Take(left);
        Encoding.UTF8.GetString(left.WrittenSpan).ShouldBe(string.Concat(
            Enumerable.Range(1000 - EventSubscription.QueueLength + 1, EventSubscription.QueueLength).Select(i => $"event: verdict\ndata: {i}\n\n")));
        (await slow.WaitAsync(CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Events_FastLine_EachVerdictComesOnceInOrderThoughTheyShareWrites()
    {
        await using var host = await DashboardHost.StartAsync();
        await using var page = await EventReader.OpenAsync(host);
        await page.NextAsync("recent");
        var judged = Enumerable.Range(0, EventSubscription.QueueLength / 2).Select(_ => host.Judge(Decision.Pass, "good").InspectionId).ToArray();

        foreach (var id in judged)
        {
            (await page.NextAsync("verdict")).GetProperty("verdict").GetProperty("inspectionId").GetInt64().ShouldBe(id);
        }
    }

    [Fact]
    public async Task Events_AgentStops_StreamEndsAtOnce()
    {
        var host = await DashboardHost.StartAsync();
        await using var page = await EventReader.OpenAsync(host);
        await page.NextAsync("recent");
        var stopping = host.StopAsync();
        (await page.EndsAsync()).ShouldBeTrue();
        // Well before the half minute after which the host would cut it off.
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        await host.DisposeAsync();
    }

    private static async Task<JsonElement> StateAsync(DashboardHost host) =>
        JsonDocument.Parse(await host.Client.GetStringAsync("/api/state")).RootElement;
}
