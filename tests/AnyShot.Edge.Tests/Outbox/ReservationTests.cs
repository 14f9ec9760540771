using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;

namespace AnyShot.Edge.Tests.Outbox;

/// <summary>Ids that are given out before the verdict.</summary>
public sealed class ReservationTests : IDisposable
{
    private readonly OutboxFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_OfAReservedId_HoldsBackHigherIdsUntilThen()
    {
        using var outbox = _folder.Open();
        outbox.Append([Verdicts.New("before")]);
        outbox.Reserve("top", "P-17").ShouldBe(2);
        outbox.Reserve("top", "P-18").ShouldBe(3);
        outbox.Append([Verdicts.New("other camera")])[0].InspectionId.ShouldBe(4);
        Pending(outbox).ShouldBe([1]);
        outbox.WaitForPendingAsync(SinkNames.OpcUa, 1, CancellationToken.None).IsCompleted.ShouldBeFalse();

        outbox.Append([Verdicts.New("P-18") with { InspectionId = 3 }]);
        Pending(outbox).ShouldBe([1]);
        var waiting = outbox.WaitForPendingAsync(SinkNames.OpcUa, 1, CancellationToken.None).AsTask();
        outbox.Append([Verdicts.New("P-17") with { InspectionId = 2 }, Verdicts.New("next")]).Select(v => v.InspectionId).ShouldBe([2, 5]);
        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        Pending(outbox).ShouldBe([1, 2, 3, 4, 5]);
        outbox.Reserved().ShouldBeEmpty();
        outbox.Counts().Total.ShouldBe(5);
    }

    [Fact]
    public void Append_OfAnIdThatIsNotReserved_IsRefusedAndStoresNothing()
    {
        using var outbox = _folder.Open();
        Should.Throw<ArgumentException>(() => outbox.Append([Verdicts.New(), Verdicts.New() with { InspectionId = 9 }])).Message.ShouldStartWith("The inspection id 9 is not reserved.");
        outbox.Counts().Total.ShouldBe(0);
        outbox.Append([Verdicts.New()])[0].InspectionId.ShouldBe(1);
        Should.Throw<ArgumentException>(() => outbox.Append([Verdicts.New() with { InspectionId = 1 }]));
    }

    [Fact]
    public void Release_OfTheNewest_LeavesNoHole_AndOfAnOlderOneHoldsNobodyUp()
    {
        using var outbox = _folder.Open();
        outbox.Release(outbox.Reserve("top", ""));
        outbox.Reserve("top", "").ShouldBe(1);
        outbox.Append([Verdicts.New()]);
        Pending(outbox).ShouldBeEmpty();
        outbox.Release(1);
        outbox.Release(1);
        Pending(outbox).ShouldBe([2]);
        outbox.Append([Verdicts.New()])[0].InspectionId.ShouldBe(3);
    }

    [Fact]
    public async Task Reserved_ProcessKilled_IsStillReservedAndItsIdNotGivenOutAgain()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using (var child = TestChild.Start("", "outbox-reserve", _folder.File))
        {
            (await child.StandardOutput.ReadLineAsync(deadline.Token)).ShouldBe("2");
            child.Kill();
            await child.WaitForExitAsync(deadline.Token);
        }

        using var outbox = _folder.Open();
        outbox.Reserved().Select(r => (r.InspectionId, r.Camera, r.PartId)).ShouldBe([(1, "top", "P-1"), (2, "top", "P-2")]);
        outbox.Tally("missed").ShouldBe(1);
        outbox.Reserve("top", "P-3").ShouldBe(3);
        outbox.Append([Verdicts.New() with { InspectionId = 1 }, Verdicts.New() with { InspectionId = 2 }]);
        Pending(outbox).ShouldBe([1, 2]);
    }

    private static IEnumerable<long> Pending(SqliteOutbox outbox) => outbox.ReadPending(SinkNames.OpcUa, 0, 100).Select(e => e.InspectionId);
}
