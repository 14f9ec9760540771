using System.Net;
using System.Net.Sockets;
using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Commands.Doctor.Checks;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class MachineChecksTests
{
    [Fact]
    public async Task ClockCheck_BoardWithoutBattery_Fails()
    {
        var finding = await new ClockCheck(new FixedTime(DateTimeOffset.UnixEpoch)).RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain("1970-01-01");
    }

    [Fact]
    public async Task PortCheck_PortInUse_WarnsWithPortAndKey()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var finding = await new PortCheck("page port", "127.0.0.1", port, "dashboard.port").RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Warn);
        finding.Sentence.ShouldContain($"127.0.0.1:{port} is in use");
        finding.Advice.ShouldContain("dashboard.port");
    }

    [Fact]
    public async Task PortCheck_AddressOfAnotherMachine_Fails()
    {
        var finding = await new PortCheck("page port", "192.0.2.1", 8080, "dashboard.port").RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain("192.0.2.1:8080");
    }

    [Fact]
    public async Task NativeLibraryCheck_MissingLibrary_FailsWithItsNameAndAdvice()
    {
        var check = new NativeLibraryCheck("MQTT library", "libno-such-thing.so.1", "apt-get install it", _ => "loaded");

        var finding = await check.RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Fail);
        finding.Sentence.ShouldContain("libno-such-thing.so.1");
        finding.Advice.ShouldBe("apt-get install it");
    }

    [Fact]
    public async Task NativeLibraryCheck_OtherLibraryUnderTheName_Fails()
    {
        var check = new NativeLibraryCheck("MQTT library", "libc.so.6", "apt-get install it", MosquittoLibrary.Version);

        (await check.RunAsync(CancellationToken.None)).Level.ShouldBe(FindingLevel.Fail);
    }

    [Fact]
    public async Task NativeLibraryCheck_Mosquitto_ShowsItsVersion()
    {
        var check = new NativeLibraryCheck("MQTT library", MosquittoLibrary.FileName, "", MosquittoLibrary.Version);

        (await check.RunAsync(CancellationToken.None)).Sentence.ShouldMatch(@"^libmosquitto \d+\.\d+\.\d+\.$");
    }

    [Theory]
    [InlineData("7f0-7f1 r-xp 0 fe:00 1 /usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3", FindingLevel.Ok)]
    [InlineData("7f0-7f1 r-xp 0 fe:00 1 /usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", FindingLevel.Warn)]
    [InlineData("7f0-7f1 r-xp 0 fe:00 1 /usr/lib/libc.so.6", FindingLevel.Warn)]
    public void BlasCheck_MapOfTheProcess_TellsWhichIsUsed(string line, FindingLevel level) => BlasCheck.Judge([line]).Level.ShouldBe(level);

    [Fact]
    public async Task StateDirectoryCheck_FolderToBeMade_LooksAtItsParent()
    {
        var parent = Directory.CreateTempSubdirectory();
        try
        {
            var finding = await new StateDirectoryCheck(Path.Combine(parent.FullName, "state", "demo"), 1).RunAsync(CancellationToken.None);

            finding.Level.ShouldBe(FindingLevel.Ok);
            parent.EnumerateFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            parent.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task StateDirectoryCheck_LessRoomThanTheOutboxMayTake_Warns()
    {
        var finding = await new StateDirectoryCheck(Path.GetTempPath(), int.MaxValue).RunAsync(CancellationToken.None);

        finding.Level.ShouldBe(FindingLevel.Warn);
        finding.Advice.ShouldContain("outbox.largestSizeMiB");
    }
}
