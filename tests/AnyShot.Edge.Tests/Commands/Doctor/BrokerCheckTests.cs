using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Doctor.Checks;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Mqtt;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class BrokerCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-broker-");

    [Fact]
    public async Task RunAsync_BrokerThatAnswers_IsOk()
    {
        var port = TestBroker.FreePort();
        await using var broker = await LocalBroker.StartAsync(port, _folder.FullName, CancellationToken.None);

        var finding = await RunAsync(port);

        finding.Level.ShouldBe(FindingLevel.Ok);
        finding.Sentence.ShouldBe($"127.0.0.1:{port} accepts MQTT 5.");
    }

    [Fact]
    public async Task RunAsync_NobodyListens_FailsAndNamesTheAddress()
    {
        var port = TestBroker.FreePort();

        var finding = await RunAsync(port);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldStartWith($"127.0.0.1:{port} cannot be reached");
    }

    [Fact]
    public async Task RunAsync_PasswordFileMissing_FailsAndNamesTheFile()
    {
        var finding = await RunAsync(TestBroker.FreePort(), "no-such-file");

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain("no-such-file");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<Finding> RunAsync(int port, string passwordFile = "")
    {
        var options = new AgentOptions();
        options.Station.Name = "test";
        options.Mqtt.Port = port;
        (options.Mqtt.UserName, options.Mqtt.PasswordFile) = passwordFile.Length > 0 ? ("station", passwordFile) : ("", "");
        var configuration = new DeviceConfiguration(options, Path.Combine(_folder.FullName, "device.json"), 0);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await new BrokerCheck(configuration).RunAsync(patience.Token);
    }
}
