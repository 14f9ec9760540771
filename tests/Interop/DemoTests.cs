using System.Globalization;
using System.Text.RegularExpressions;

namespace AnyShot.Interop.Tests;

/// <summary>The demo as a newcomer runs it, watched by foreign clients on MQTT and OPC UA.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task Demo_NoBrokerThere_EveryVerdictIsAcknowledgedAndOpcUaAgreesWithMqtt()
    {
        using var station = new Station("""{ "name": "line", "source": "virtual:?seed=7&rate=10" }""");
        await using var demo = AgentProcess.Start("demo", "--seconds", "30", "--config", station.Configuration);
        await demo.WaitForLineAsync("OPC UA  opc.tcp");
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        await using var reader = OpcUaReader.Start(station.OpcUaPort, "s1");

        (await demo.WaitForExitAsync(TimeSpan.FromSeconds(90))).ShouldBe(0, demo.Output);

        var summary = Summary().Match(demo.Output);
        summary.Success.ShouldBeTrue(demo.Output);
        long.Parse(summary.Groups[1].Value, CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(100);
        summary.Groups[2].Value.ShouldBe("0");

        subscriber.Verdicts.Count.ShouldBeGreaterThanOrEqualTo(100, "what mosquitto_sub received");
        var compared = 0;
        foreach (var reading in reader.Readings.Where(r => r.GetProperty("Sts/ResultValid").ValueKind == System.Text.Json.JsonValueKind.True))
        {
            if (subscriber.Verdicts.TryGetValue(reading.GetProperty("Res/InspectionId").GetInt64(), out var verdict))
            {
                compared++;
                reading.GetProperty("Res/ClassName").GetString().ShouldBe(verdict.GetProperty("className").GetString());
                reading.GetProperty("Res/Pass").GetBoolean().ShouldBe(verdict.GetProperty("decision").GetString() == "Pass");
                reading.GetProperty("Res/Fail").GetBoolean().ShouldBe(verdict.GetProperty("decision").GetString() == "Fail");
                reading.GetProperty("Res/Unsure").GetBoolean().ShouldBe(verdict.GetProperty("decision").GetString() == "Unsure");
                reading.GetProperty("Res/Confidence").GetDouble().ShouldBe(verdict.GetProperty("confidence").GetDouble(), 1e-5);
            }
        }

        compared.ShouldBeGreaterThanOrEqualTo(30, reader.Output);
    }

    [GeneratedRegex(@"Verdicts\s+(\d+), (\d+) not acknowledged")]
    private static partial Regex Summary();
}
