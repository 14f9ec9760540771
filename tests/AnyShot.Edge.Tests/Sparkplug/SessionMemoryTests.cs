using System.Collections.Concurrent;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Sparkplug;
using Microsoft.Extensions.Logging;
using MQTTnet.Tests;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>The number of the session over restarts.</summary>
public sealed class SessionMemoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-sparkplug-");
    private readonly ConcurrentQueue<string> _log = new();

    private string File => Path.Combine(_folder.FullName, "sparkplug.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Numbers_BeginAtZeroGoOnOverRestartsAndFollow255With0()
    {
        var numbers = new List<int>();
        for (var start = 0; start < 130; start++)
        {
            var memory = Open();
            numbers.Add(memory.NextSession());
            numbers.Add(memory.NextSession());
        }

        numbers.ShouldBe(Enumerable.Range(0, 260).Select(i => i % 256));
        _log.ShouldBeEmpty();
    }

    [Fact]
    public void Number_ThatNoConnectHad_IsGivenOutAgain()
    {
        var memory = Open();
        memory.NextSession().ShouldBe(0);
        memory.NotUsed();
        memory.NextSession().ShouldBe(0);
        memory.NextSession().ShouldBe(1);
    }

    [Fact]
    public void HostSession_IsRemembered()
    {
        var memory = Open();
        memory.HostSession.ShouldBeNull();
        memory.NextSession();
        memory.SentTo(1795352540644);
        Open().HostSession.ShouldBe(1795352540644);
        Open().NextSession().ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"bdSeq\":256,\"hostSession\":null}")]
    [InlineData("{\"bdSeq\":\"7\",\"hostSession\":null}")]
    [InlineData("{\"bdSeq\":7}")]
    public void File_Damaged_IsNamedAndNumbersBeginAnew(string content)
    {
        System.IO.File.WriteAllText(File, content);
        var memory = Open();
        _log.ShouldHaveSingleItem().ShouldContain(File);
        memory.NextSession().ShouldBe(0);
        Open().NextSession().ShouldBe(1);
        _log.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Broker_OutOfReach_TakesNoNumbers()
    {
        var port = TestBroker.FreePort();
        await using (var station = new SparkplugStation(port, _folder.FullName))
        {
            await station.StartAsync();
            await SparkplugStation.UntilAsync(() => station.Status.Status == HealthStatus.Down);
        }

        Open().NextSession().ShouldBeLessThanOrEqualTo(1);
    }

    private SessionMemory Open()
    {
        using var loggers = LoggerFactory.Create(l => l.AddProvider(new LogLines(_log)));
        return new SessionMemory(File, loggers.CreateLogger<SessionMemory>());
    }
}
