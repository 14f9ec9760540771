using System.Net;
using System.Text.Json;
using AnyShot.Edge.Hosting;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task Healthz_LoopBeats_IsOkEvenWithALostCamera()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Health.Set("camera:top", HealthStatus.Down, "Camera top is lost.");
        host.Get<InspectionHeartbeat>().Beat();

        var (status, answer) = await GetAsync(host, "/healthz");
        status.ShouldBe(HttpStatusCode.OK);
        answer.GetProperty("status").GetString().ShouldBe("ok");
        answer.GetProperty("reports")[0].GetProperty("sentence").GetString().ShouldBe("Camera top is lost.");
    }

    [Fact]
    public async Task Healthz_LoopStandsStill_IsUnavailableUntilItBeatsAgain()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Get<InspectionHeartbeat>().Beat();
        host.Clock.Advance(TimeSpan.FromSeconds(9));

        var (status, answer) = await GetAsync(host, "/healthz");
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.GetProperty("sentences")[0].GetString()!.ShouldContain("has not come round for 9.");

        host.Get<InspectionHeartbeat>().Beat();
        (await GetAsync(host, "/healthz")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Readyz_BecomesReadyWithTheFirstInferenceAndACamera()
    {
        await using var host = await DashboardHost.StartAsync();
        host.Get<InspectionHeartbeat>().Beat();
        (await SentencesAsync(host, HttpStatusCode.ServiceUnavailable)).ShouldBe(["The model has not made its first inference yet.", "No camera has reported yet."]);

        host.Health.Set("camera:top", HealthStatus.Down, "It does not open.");
        host.Get<AgentReadiness>().MarkReady();
        (await SentencesAsync(host, HttpStatusCode.ServiceUnavailable)).ShouldBe(["No camera delivers frames.", "camera:top: It does not open."]);

        host.Health.Set("camera:side", HealthStatus.Ok);
        (await SentencesAsync(host, HttpStatusCode.OK)).ShouldBeEmpty();

        host.Health.Set("model", HealthStatus.Down, "The model file is missing.");
        (await SentencesAsync(host, HttpStatusCode.ServiceUnavailable)).ShouldBe(["model: The model file is missing."]);
    }

    private static async Task<IEnumerable<string?>> SentencesAsync(DashboardHost host, HttpStatusCode expected)
    {
        var (status, answer) = await GetAsync(host, "/readyz");
        status.ShouldBe(expected);
        return answer.GetProperty("sentences").EnumerateArray().Select(s => s.GetString());
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(DashboardHost host, string path)
    {
        using var response = await host.Client.GetAsync(path);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
