using System.Net;
using System.Net.Sockets;

namespace AnyShot.Interop.Tests;

/// <summary>Each thing that goes wrong in a plant gives its sentence, and the rest runs on.</summary>
public sealed class WrongInputTests
{
    private const string Working = """{ "name": "line", "source": "virtual:?seed=3&rate=20" }""";

    [Fact]
    public async Task CorruptImageInAFolder_IsNamed_AndTheOthersAreJudged()
    {
        using var station = new Station("""{ "name": "files", "source": "folder:images?loop=true&rate=20" }""");
        var images = Directory.CreateDirectory(Path.Combine(station.Folder, "images")).FullName;
        Pictures.WriteGrey(Path.Combine(images, "a.png"), 64, 64);
        File.WriteAllBytes(Path.Combine(images, "broken.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]);
        Pictures.WriteGrey(Path.Combine(images, "c.png"), 64, 64);

        await JudgesAsync(station, "broken.jpg", verdicts: 10);
    }

    [SkippableFact]
    public async Task VideoThatEnds_SaysSo_AndTheOtherCameraGoesOn()
    {
        Skip.IfNot(Directory.Exists(Repository.SharedData), $"The real clips are not at {Repository.SharedData}.");
        using var station = new Station($$"""{ "name": "clip", "source": "file:{{Repository.SharedData}}/conveyor-clips/bolts-on-belt.avi" }, {{Working}}""");

        await JudgesAsync(station, "end", verdicts: 80);
    }

    [Fact]
    public async Task CameraThatNeverOpens_IsNamed_AndTheOtherCameraGoesOn()
    {
        using var station = new Station($$"""{ "name": "gone", "source": "v4l2:/dev/video99" }, {{Working}}""");

        await JudgesAsync(station, "/dev/video99", verdicts: 10);
    }

    [Fact]
    public async Task OpcUaPortInUse_IsNamed_AndVerdictsGoOn()
    {
        using var station = new Station(Working);
        using var taken = new TcpListener(IPAddress.Loopback, station.OpcUaPort);
        taken.Start();

        await JudgesAsync(station, station.OpcUaPort.ToString(System.Globalization.CultureInfo.InvariantCulture), verdicts: 10);
    }

    [Fact]
    public async Task PagePortInUse_IsNamed_AndVerdictsGoOn()
    {
        using var station = new Station(Working);
        using var taken = new TcpListener(IPAddress.Loopback, station.PagePort);
        taken.Start();

        await JudgesAsync(station, $"cannot listen on 127.0.0.1:{station.PagePort}", verdicts: 10);
    }

    [Fact]
    public async Task BrokerThatRefusesThePassword_SaysSo_AndVerdictsAreKept()
    {
        using var station = new Station(Working);
        File.WriteAllText(Path.Combine(station.Folder, "passwords"), "");
        await using var broker = new Broker(station.Folder, station.MqttPort, $"allow_anonymous false\npassword_file {station.Folder}/passwords");
        await broker.StartAsync();
        await using var agent = AgentProcess.Run(station.Configuration);

        await agent.WaitForLineAsync("refused");
        await agent.WaitForAsync(() => File.Exists(Path.Combine(station.Folder, "state/outbox.db")) && station.NewestId() >= 10, "verdicts in the outbox");
        (await agent.TerminateAsync()).ShouldBe(0, agent.Output);
    }

    [Fact]
    public async Task UnknownKey_EndsWithUsageAndNamesIt()
    {
        using var station = new Station(Working, more: """ "mqqt": {} """);
        await using var agent = AgentProcess.Run(station.Configuration);

        (await agent.WaitForExitAsync(TimeSpan.FromSeconds(20))).ShouldBe(2);
        agent.Output.ShouldContain("mqqt: is not a known key; did you mean \"mqtt\"?");
    }

    /// <summary>The agent says the sentence, delivers verdicts all the same, and stops cleanly within its five seconds.</summary>
    private static async Task JudgesAsync(Station station, string sentence, int verdicts)
    {
        await using var broker = new Broker(station.Folder, station.MqttPort);
        await broker.StartAsync();
        await using var subscriber = VerdictSubscriber.Start(station.MqttPort, "anyshot/s1/verdict");
        await using var agent = AgentProcess.Run(station.Configuration);
        await agent.WaitForLineAsync(sentence);
        await subscriber.WaitForAsync(() => subscriber.Verdicts.Count >= verdicts, $"{verdicts} verdicts", TimeSpan.FromSeconds(30));
        (await agent.TerminateAsync()).ShouldBe(0, agent.Output);
    }
}
