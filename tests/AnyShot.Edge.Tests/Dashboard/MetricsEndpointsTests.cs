using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Dashboard.Support;

namespace AnyShot.Edge.Tests.Dashboard;

public sealed class MetricsEndpointsTests
{
    [Fact]
    public async Task Metrics_OfARunningAgent_AreValidPrometheusText()
    {
        await using var host = await DashboardHost.StartAsync();
        var metrics = host.Get<AgentMetrics>();
        metrics.Counters.Add(CounterNames.Verdicts, 3, "decision", "pass");
        metrics.Counters.Add(CounterNames.Verdicts, 1, "decision", "fail");
        metrics.Counters.Add(CounterNames.MqttReconnects);
        foreach (var ms in new[] { 0.7, 4.0, 4.0, 30.0, 120_000.0 })
        {
            metrics.FrameToVerdict.RecordMs(ms);
        }

        host.Outbox.Backlogs[SinkNames.OpcUa] = new SinkBacklog(12, TimeSpan.FromSeconds(1.5));
        host.Health.Set("weird \"name\"\\", HealthStatus.Degraded);
        host.Judge(Decision.Pass, "good");

        using var response = await host.Client.GetAsync("/metrics");
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; version=0.0.4; charset=utf-8");
        var families = PrometheusParser.Parse(await response.Content.ReadAsStringAsync());

        families["anyshot_verdicts_total"]["decision=pass"].ShouldBe(3);
        families["anyshot_mqtt_reconnects_total"][""].ShouldBe(1);
        families["anyshot_outbox_pending"]["sink=opcua"].ShouldBe(12);
        families["anyshot_outbox_oldest_seconds"]["sink=opcua"].ShouldBe(1.5);
        families["anyshot_health"]["part=weird \\\"name\\\"\\\\"].ShouldBe(1);
        families["anyshot_camera_last_frame_age_seconds"]["camera=top"].ShouldBe(double.PositiveInfinity);
        families["anyshot_info"].Samples.Single().Labels["model"].ShouldBe("model-1");
        families["process_resident_memory_bytes"][""].ShouldBeGreaterThan(1e6);
        var total = families["anyshot_frame_to_verdict_seconds"];
        total.Of("_bucket", "le=0.001").ShouldBe(1);
        total.Of("_bucket", "le=0.005").ShouldBe(3);
        total.Of("_bucket", "le=0.05").ShouldBe(4);
        total.Of("_bucket", "le=10").ShouldBe(4);
        total.Of("_count").ShouldBe(5);
        total.Of("_sum").ShouldBe(120.0387, 1e-6);
        families.Values.Count(f => f.Type == "histogram").ShouldBe(metrics.Histograms.Count);
    }

    [Theory]
    [InlineData("a_total 1\n")]
    [InlineData("# HELP a_total x\n# TYPE a_total counter\na_total{l=\"v} 1\n")]
    [InlineData("# HELP a_total x\n# TYPE a_total counter\na_total 1\na_total 2\n")]
    [InlineData("# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n")]
    [InlineData("# HELP a x\n# TYPE a counter\na 1\n")]
    [InlineData("# HELP a_total x\n# TYPE a_total counter\na_total 1")]
    public void Parser_InvalidText_IsRefused(string text) => Should.Throw<Shouldly.ShouldAssertException>(() => PrometheusParser.Parse(text));
}
