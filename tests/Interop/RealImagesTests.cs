using System.Text.Json;

namespace AnyShot.Interop.Tests;

/// <summary>Real images and real clips through the whole agent.</summary>
public sealed class RealImagesTests
{
    [SkippableFact]
    public async Task Run_TilesAndClips_JudgesThemAndTheBoltTriggersOncePerPass()
    {
        Skip.IfNot(Directory.Exists(Repository.SharedData), $"The real images are not at {Repository.SharedData}.");
        var tiles = Path.Combine(Repository.SharedData, "magnetic-tile");
        var clips = Path.Combine(Repository.SharedData, "conveyor-clips");
        using var station = new Station(
            cameras: $$"""
                { "name": "tiles", "source": "folder:{{tiles}}?recursive=true&labelled=true&rate=30" },
                { "name": "bolts", "source": "file:{{clips}}/bolts-on-belt.avi", "trigger": { "mode": "software", "release": "centred" } },
                { "name": "bottles", "source": "file:{{clips}}/bottles-by-hand.mp4?rate=120", "trigger": { "mode": "interval", "interval": "500ms" } }
                """,
            classes: string.Join(",", new[] { "Free", "Blowhole", "Crack" }.Select((name, i) =>
                $$"""{ "number": {{i + 1}}, "name": "{{name}}", "severity": "{{(i == 0 ? "good" : "defect")}}", "examples": "{{tiles}}/{{name}}", "mostExamples": 10 }""")));
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        await using var agent = AgentProcess.Run(station.Configuration);

        await subscriber.WaitForAsync(() => Of(subscriber, "tiles").Count >= 100 && Of(subscriber, "bottles").Count >= 5, "verdicts for tiles and bottles", TimeSpan.FromSeconds(60));
        await agent.WaitForLineAsync("bolts", TimeSpan.FromSeconds(30));
        await subscriber.WaitForAsync(() => Of(subscriber, "bolts").Count >= 1, "a verdict for the bolt", TimeSpan.FromSeconds(30));

        (await agent.TerminateAsync()).ShouldBe(0, agent.Output);
        Of(subscriber, "bolts").Count.ShouldBe(1, "one pass of one bolt");
        Of(subscriber, "tiles").ShouldAllBe(v => v.GetProperty("confidence").GetDouble() > 0 && v.GetProperty("truth").GetString()!.Length > 0);
    }

    private static List<JsonElement> Of(VerdictSubscriber subscriber, string camera) =>
        [.. subscriber.Verdicts.Values.Where(v => v.GetProperty("camera").GetString() == camera)];
}
