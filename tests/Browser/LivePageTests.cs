using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The built page in a real browser against the real HTTP interface.</summary>
public sealed class LivePageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Top = "[data-camera=top]";
    private static readonly string s_pageFolder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    static LivePageTests() => SetDefaultExpectTimeout(30_000);

    [Fact]
    public async Task Page_VerdictsArrive_ShowsWordFormColourClassAndPicture()
    {
        await using var host = await StartAsync();
        host.Cameras.Deliver("top", 640, 480, grey: 200);
        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find("header h1")).ToHaveTextAsync("press-4");
        await Expect(tab.Find($"{Top} .word")).ToHaveTextAsync("Waiting");

        var colours = new HashSet<string>();
        var forms = new HashSet<string?>();
        foreach (var (decision, name) in new[] { (Decision.Pass, "good"), (Decision.Fail, "scratch"), (Decision.Unsure, "stain") })
        {
            host.Judge(decision, name);
            await Expect(tab.Find($"{Top} .word")).ToHaveTextAsync(decision.ToString());
            await Expect(tab.Find($"{Top} .verdict > .class")).ToHaveTextAsync(name);
            colours.Add(await tab.StyleAsync($"{Top} .verdict", "background-color"));
            forms.Add(await tab.Find($"{Top} .form path").First.GetAttributeAsync("d"));
        }

        colours.Count.ShouldBe(3);
        forms.Count.ShouldBe(3);
        await Expect(tab.Find($"{Top} .confidence .number")).ToHaveTextAsync("93.0 %");
        await Expect(tab.Find($"{Top} .runner-up")).ToContainTextAsync("stain · 5.0 %");
        await Expect(tab.Find(".strip li")).ToHaveCountAsync(3);
        await Expect(tab.Find(".strip li").First).ToContainTextAsync("stain");
        await Expect(tab.Find(".counters li[data-decision=Fail] .number")).ToHaveTextAsync("1");
        await tab.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.strip img')].every(image => image.naturalWidth === 192)");
        await tab.Page.WaitForFunctionAsync($"() => document.querySelector('{Top} canvas').getContext('2d').getImageData(320, 240, 1, 1).data[0] > 190");
        tab.ShouldHaveBeenGood(host.Address);
    }

    [Fact]
    public async Task Page_OpenedLater_ShowsTheVerdictsFromBefore()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 60; i++)
        {
            host.Judge(i % 5 == 4 ? Decision.Fail : Decision.Pass, i % 5 == 4 ? "scratch" : "good");
        }

        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find($"{Top} .word")).ToHaveTextAsync("Fail");
        await Expect(tab.Find(".strip li")).ToHaveCountAsync(50);
        await Expect(tab.Find(".strip li").First).ToHaveAttributeAsync("data-id", "60");
        await Expect(tab.Find(".counters .big").First).ToHaveTextAsync("80.0 %");
        tab.ShouldHaveBeenGood(host.Address);
    }

    [Fact]
    public async Task Page_AlarmRaisedAndCleared_BannerComesAndGoes()
    {
        await using var host = await StartAsync();
        await using var tab = await chromium.OpenAsync(host.Address);
        host.Alarms.Raise("camera-top-frozen", "Camera top shows the same picture for 12 s: <b>check</b> the cable.");
        await Expect(tab.Find(".alarm p")).ToHaveTextAsync("Camera top shows the same picture for 12 s: <b>check</b> the cable.");
        host.Alarms.Clear("camera-top-frozen");
        await Expect(tab.Find(".alarm")).ToHaveCountAsync(0);
        tab.ShouldHaveBeenGood(host.Address);
    }

    [Fact]
    public async Task Page_SinkDown_ShowsStateSentenceAndBacklog()
    {
        await using var host = await StartAsync();
        host.Health.Set("mqtt", HealthStatus.Down, "The broker does not answer.");
        host.Outbox.Backlogs[SinkNames.Mqtt] = new SinkBacklog(1243, TimeSpan.FromSeconds(127));
        host.Get<AgentMetrics>().FrameToVerdict.RecordMs(25);
        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find("[data-sink=mqtt] .badge")).ToHaveTextAsync("Down");
        await Expect(tab.Find("[data-sink=mqtt] .sentence")).ToHaveTextAsync("The broker does not answer.");
        await Expect(tab.Find("[data-sink=mqtt] .backlog")).ToHaveTextAsync("1 243 waiting, oldest 2 min");
        await Expect(tab.Find("[data-stage=frame_to_verdict] .number").Last).ToHaveTextAsync("25");

        await Expect(tab.Find(".health")).ToBeHiddenAsync();

        host.Health.Set("mqtt", HealthStatus.Ok);
        host.Health.Set("outbox", HealthStatus.Down, "The disk is full.");
        await Expect(tab.Find("[data-sink=mqtt] .badge")).ToHaveTextAsync("OK");
        await Expect(tab.Find(".health li")).ToHaveCountAsync(1);
        await Expect(tab.Find(".health [data-part=outbox] .sentence")).ToHaveTextAsync("The disk is full.");
        tab.ShouldHaveBeenGood(host.Address);
    }

    [Fact]
    public async Task Page_AgentRestarts_SaysSoAndComesBackByItself()
    {
        var port = DashboardHost.FreePort();
        var first = await StartAsync(port);
        first.Judge(Decision.Pass, "good");
        await using var tab = await chromium.OpenAsync(first.Address);
        await Expect(tab.Find($"{Top} .word")).ToHaveTextAsync("Pass");
        await Expect(tab.Find(".link")).ToHaveTextAsync("Live");

        await first.DisposeAsync();
        await Expect(tab.Find(".notice h2")).ToBeVisibleAsync();
        await Expect(tab.Find(".notice h2")).ToHaveTextAsync("No connection to the agent");
        await Expect(tab.Find(".link")).ToHaveTextAsync("No connection");

        await using var second = await StartAsync(port);
        await Expect(tab.Find(".notice")).ToBeHiddenAsync();
        second.Judge(Decision.Fail, "scratch");
        second.Judge(Decision.Fail, "scratch");
        await Expect(tab.Find($"{Top} .word")).ToHaveTextAsync("Fail");
        tab.Requests.ShouldAllBe(url => url.StartsWith(second.Address + "/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_InspectionStuck_CoversTheOldVerdictUntilItMoves()
    {
        await using var host = await StartAsync();
        host.Judge(Decision.Pass, "good");
        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find($"{Top} .word")).ToHaveTextAsync("Pass");
        host.Clock.Advance(TimeSpan.FromSeconds(8));
        await Expect(tab.Find(".notice h2")).ToHaveTextAsync("The inspection stands still");
        host.Get<InspectionHeartbeat>().Beat();
        await Expect(tab.Find(".notice")).ToBeHiddenAsync();
        tab.ShouldHaveBeenGood(host.Address);
    }

    [Fact]
    public async Task Page_TriggerPressed_CommandArrivesAndItsRefusalIsShown()
    {
        await using var host = await StartAsync();
        host.Cameras.Outcomes["side"] = TriggerOutcome.Accepted;
        await using var tab = await chromium.OpenAsync(host.Address);
        using var loop = host.KeepBeating();
        await Expect(tab.Find($"{Top} .trigger")).ToBeHiddenAsync();
        await tab.Find("[data-camera=side] .trigger button").ClickAsync();
        await Expect(tab.Find("[data-camera=side] .answer")).ToHaveTextAsync("Triggered");
        host.Cameras.Triggers.ShouldBe([("side", "")]);
        tab.ShouldHaveBeenGood(host.Address);

        host.Cameras.Outcomes["side"] = TriggerOutcome.NoFrames;
        await tab.Find("[data-camera=side] .trigger button").ClickAsync();
        await Expect(tab.Find("[data-camera=side] .answer")).ToHaveTextAsync("Camera side delivers no frames now.");
    }

    [Fact]
    public async Task Trigger_FromAnotherSite_BrowserIsRefused()
    {
        await using var host = await StartAsync();
        host.Cameras.Outcomes["side"] = TriggerOutcome.Accepted;

        // Another origin on this machine whose form posts to us; no policy of the browser keeps a form from that.
        await using var hostile = WebApplication.CreateSlimBuilder().Build();
        hostile.Urls.Add("http://127.0.0.1:0");
        hostile.MapGet("/", () => TypedResults.Text($"<!doctype html><form method=post action={host.Address}/api/control/trigger><button>Win</button></form>", "text/html"));
        await hostile.StartAsync();
        await using var tab = await chromium.OpenAsync(hostile.Urls.First());
        var refused = tab.Page.WaitForResponseAsync(response => response.Url.EndsWith("/trigger", StringComparison.Ordinal));
        await tab.Find("button").ClickAsync();
        (await refused).Status.ShouldBe(403);
        host.Cameras.Triggers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(800, 1280)]
    [InlineData(1920, 1080)]
    [InlineData(390, 844)]
    public async Task Page_EveryScreen_FitsItsWidthWithTheStateInView(int width, int height)
    {
        await using var host = await StartAsync();
        host.Judge(Decision.Unsure, "a class with quite a long name, longer than most");
        await using var tab = await chromium.OpenAsync(host.Address, width, height);
        await Expect(tab.Find($"{Top} .word")).ToHaveTextAsync("Unsure");
        await Expect(tab.Find($"{Top} .word")).ToBeInViewportAsync();
        (await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        (await tab.Page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.word')].every(word => word.getBoundingClientRect().right <= word.closest('.verdict').getBoundingClientRect().right)"))
            .ShouldBeTrue("the word stays within its panel");
    }

    [Fact]
    public async Task Page_DarkScheme_IsDark()
    {
        await using var host = await StartAsync();
        await using var light = await chromium.OpenAsync(host.Address);
        await using var dark = await chromium.OpenAsync(host.Address, scheme: ColorScheme.Dark);
        (await light.StyleAsync("html", "background-color")).ShouldBe("rgb(243, 244, 246)");
        (await dark.StyleAsync("html", "background-color")).ShouldBe("rgb(13, 16, 20)");
    }

    private static Task<DashboardHost> StartAsync(int port = 0)
    {
        File.Exists(Path.Combine(s_pageFolder, "index.html")).ShouldBeTrue("the page is not built: run ./anyshot build");
        return DashboardHost.StartAsync(o => o.Dashboard.Port = port, s_pageFolder);
    }
}
