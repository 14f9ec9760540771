using AnyShot.Edge.Commands.Demo;
using AnyShot.Edge.Outbox;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The page of <c>anyshot demo --plc</c> in a real browser.</summary>
public sealed class StoryPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    static StoryPageTests() => SetDefaultExpectTimeout(15_000);

    [Fact]
    public async Task Page_ShowsTheStoryAndTheCountsAsTheyCome()
    {
        var board = new StoryBoard();
        var agent = new VerdictCounts(1, 1, 0);
        board.Follow(() => agent, () => default);
        board.Tell("  1.0 s  The technician adds a class: <b>crack</b>.");
        board.Count(new PlcPart(1, "P-1", "good", Pass: true, Fail: false, Gate: false));
        await using var page = await StoryPage.StartAsync(board, CancellationToken.None);
        await using var tab = await chromium.OpenAsync(page.Address);
        await Expect(tab.Find("#lines li")).ToHaveTextAsync(["  1.0 s  The technician adds a class: <b>crack</b>."]);
        await Expect(tab.Find("#sides tr").Nth(0)).ToHaveTextAsync("PLC1100");
        await Expect(tab.Find("#sides tr").Nth(1)).ToHaveTextAsync("Agent2110");
        await Expect(tab.Find("#agreement")).ToHaveTextAsync("A part is on its way between the sides.");

        board.Tell("  2.0 s  Promoted.");
        board.Count(new PlcPart(2, "P-2", "crack", Pass: false, Fail: true, Gate: true));
        await Expect(tab.Find("#lines li")).ToHaveCountAsync(2);
        await Expect(tab.Find("#sides tr").Nth(0)).ToHaveTextAsync("PLC2110");
        board.Follow(() => agent, () => agent);
        await Expect(tab.Find("#agreement")).ToHaveTextAsync("All three sides have counted the same.");
        tab.ShouldHaveBeenGood(page.Address);

        using var foreign = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, page.Address + "/story") { Headers = { Host = "elsewhere.example" } };
        (await foreign.SendAsync(request)).StatusCode.ShouldBe(System.Net.HttpStatusCode.MisdirectedRequest);
    }
}
