using AnyShot.Edge.Commands.Doctor;

namespace AnyShot.Edge.Tests.Commands.Doctor;

public sealed class DoctorRoundTests
{
    [Fact]
    public async Task RunAsync_ThrowingCheck_IsAFindingAndTheRestRuns()
    {
        var items = await RunAsync(TimeSpan.FromMinutes(1), new Check(_ => throw new InvalidOperationException("boom")), new Check(_ => Good()));

        items.Count.ShouldBe(2);
        items[0].Level.ShouldBe(FindingLevel.Fail);
        items[0].Sentence.ShouldContain("InvalidOperationException: boom");
        items[1].Level.ShouldBe(FindingLevel.Ok);
    }

    [Fact]
    public async Task RunAsync_CheckThatNeverAnswers_EndsAtTheLimit()
    {
        using var never = new ManualResetEventSlim();
        var items = await RunAsync(TimeSpan.FromMilliseconds(50), new Check(_ =>
        {
            never.Wait();
            return Good();
        }));
        never.Set();

        items.ShouldHaveSingleItem().Sentence.ShouldContain("No answer");
    }

    [Fact]
    public async Task RunAsync_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var round = new DoctorRound(TimeProvider.System, TimeSpan.FromMinutes(1));

        await Should.ThrowAsync<OperationCanceledException>(async () => await round.RunAsync([new Check(_ => Good())], cancelled.Token).ToListAsync());
    }

    private static Task<Finding> Good() => Task.FromResult(Finding.Ok("Good."));

    private static async Task<List<CheckedItem>> RunAsync(TimeSpan limit, params IDoctorCheck[] checks) =>
        await new DoctorRound(TimeProvider.System, limit).RunAsync(checks, CancellationToken.None).ToListAsync();

    private sealed class Check(Func<CancellationToken, Task<Finding>> look) : IDoctorCheck
    {
        public string Name => "check";

        public Task<Finding> RunAsync(CancellationToken cancellationToken) => look(cancellationToken);
    }
}
