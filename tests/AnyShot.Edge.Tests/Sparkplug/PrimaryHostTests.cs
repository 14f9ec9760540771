using System.Buffers;
using System.Text;
using AnyShot.Edge.Sparkplug;

namespace AnyShot.Edge.Tests.Sparkplug;

/// <summary>What waits for the host, and which STATE messages count.</summary>
public sealed class PrimaryHostTests(RecordedHost recorded) : IClassFixture<RecordedHost>
{
    [Fact]
    public void Verdicts_ThatWaitedForTheHost_ComeInOrderAsHistoryBeforeLiveOnes()
    {
        var data = recorded.MessagesOf(recorded.PacketsBeforeReturn..).Where(m => m.Verb == "DDATA").ToList();
        // 1 to 5 had gone to the host's old session, which may have taken them with it; 6 to 9 waited; 10 is live.
        data.Select(m => m.Payload["Res/InspectionId"].Value).ShouldBe(Enumerable.Range(1, 10).Select(i => $"{i}"));
        data.SkipLast(1).ShouldAllBe(m => m.Payload.Metrics.All(x => x.IsHistorical));
        data[^1].Payload.Metrics.ShouldAllBe(x => !x.IsHistorical);
        // The current value is in the birth all the same.
        recorded.MessagesOf(recorded.PacketsBeforeReturn..).First(m => m.Verb == "DBIRTH").Payload["Res/InspectionId"].Value.ShouldBe("9");
    }

    [Fact]
    public void Verdicts_ThatWaitedForTheFirstSession_AreHistoryToo()
    {
        var first = recorded.MessagesOf(..recorded.PacketsBeforeOffline).Where(m => m.Verb == "DDATA").ToList();
        first.Select(m => (m.Payload["Res/InspectionId"].Value, m.Payload["Res/InspectionId"].IsHistorical))
            .ShouldBe([("1", true), ("2", true), ("3", true), ("4", false), ("5", false)]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ONLINE")]
    [InlineData("{}")]
    [InlineData("[true, 5]")]
    [InlineData("{\"online\":true}")]
    [InlineData("{\"online\":\"true\",\"timestamp\":5}")]
    [InlineData("{\"online\":true,\"timestamp\":\"5\"}")]
    [InlineData("{\"online\":true,\"timestamp\":5.5}")]
    [InlineData("{\"online\":true,\"timestamp\":99999999999999999999999}")]
    [InlineData("{\"online\":true,\"timestamp\":5")]
    public void State_ThatIsNone_IsPassedOverWithItsReason(string payload)
    {
        var host = new PrimaryHost("scada");
        Take(host, payload).ShouldBe("it is not {\"online\":BOOLEAN,\"timestamp\":MILLISECONDS}");
        host.IsPresent.ShouldBeFalse();
    }

    [Fact]
    public void State_ThatIsTooLong_IsPassedOver()
    {
        var host = new PrimaryHost("scada");
        Take(host, "{\"online\":true,\"timestamp\":5" + new string(' ', 2000) + "}").ShouldNotBeNull();
        host.IsPresent.ShouldBeFalse();
    }

    [Fact]
    public void Connection_New_AsksForTheStateAnewButRemembersItsTime()
    {
        var host = new PrimaryHost("scada");
        Take(host, "{\"online\":true,\"timestamp\":100}").ShouldBeNull();
        host.IsPresent.ShouldBeTrue();
        host.Session.ShouldBe(100);
        host.Forget();
        host.IsPresent.ShouldBeFalse();
        Take(host, "{\"online\":true,\"timestamp\":99}").ShouldBe("its timestamp is older than that of a message seen before");
        host.IsPresent.ShouldBeFalse();
        Take(host, "{\"timestamp\":100,\"online\":true,\"more\":{}}").ShouldBeNull();
        host.IsPresent.ShouldBeTrue();
    }

    [Fact]
    public void Host_NotConfigured_IsAlwaysThere() => new PrimaryHost("").IsPresent.ShouldBeTrue();

    private static string? Take(PrimaryHost host, string payload) => host.Take(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(payload)));
}
