using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.Dashboard.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The view Line with several cameras, with a part that is held, and while the connection is lost.</summary>
public sealed class LineViewTests(Chromium chromium) : IClassFixture<Chromium>
{
    static LineViewTests() => SetDefaultExpectTimeout(30_000);

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(800, 1280)]
    [InlineData(390, 844)]
    public async Task Cameras_Several_EachShowsItsStateAndOneCanBeChosen(int width, int height)
    {
        await using var host = await StartAsync();
        host.Judge(Decision.Pass, "good");
        host.Judge(Decision.Pass, "good");
        host.Judge(Decision.Fail, "scratch", "side");
        await using var tab = await chromium.OpenAsync(host.Address, width, height);
        foreach (var (camera, word) in new[] { ("top", "Pass"), ("side", "Fail") })
        {
            await Expect(tab.Find($"[data-camera={camera}] .word")).ToHaveTextAsync(word);
            await Expect(tab.Find($"[data-camera={camera}] .word")).ToBeInViewportAsync();
            await Expect(tab.Find($"[data-camera={camera}] .verdict > .class")).ToBeInViewportAsync();
        }

        await Expect(tab.Find("[data-camera=top] .camera-counts")).ToContainTextAsync("Pass 2 · Fail 0");
        await Expect(tab.Find("[data-camera=side] .camera-counts")).ToContainTextAsync("Pass 0 · Fail 1");
        (await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        await tab.ShootAsync($"line-cameras-{width}");

        await tab.Find(".camera-chooser a", "side").ClickAsync();
        await Expect(tab.Find("[data-camera=top]")).ToBeHiddenAsync();
        await Expect(tab.Find("[data-camera=side] .word")).ToBeInViewportAsync();
        await Expect(tab.Find(".strip li")).ToHaveCountAsync(1);
        await Expect(tab.Find(".counters h3")).ToContainTextAsync("side, since the start");
        await Expect(tab.Find(".counters li[data-decision=Fail] .number")).ToHaveTextAsync("1");
        await Expect(tab.Find(".counters li[data-decision=Pass] .number")).ToHaveTextAsync("0");
        // The other one goes on and is not forgotten.
        host.Judge(Decision.Unsure, "stain");
        await Expect(tab.Find(".camera-chooser a[data-decision=Unsure]")).ToContainTextAsync("top");
        await tab.ShootAsync($"line-camera-chosen-{width}");

        await tab.Page.GoBackAsync();
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Unsure");
        await Expect(tab.Find(".strip li")).ToHaveCountAsync(4);
        tab.ShouldHaveBeenGood(host.Address);
    }

    [Fact]
    public async Task Part_Held_StripStandsStillUntilItIsLetGo()
    {
        await using var host = await StartAsync();
        for (var i = 0; i < 50; i++)
        {
            host.Judge(Decision.Pass, "good");
        }

        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find(".strip li")).ToHaveCountAsync(50);
        await tab.Find(".strip li[data-id='41'] button").ClickAsync();
        await Expect(tab.Find("[data-camera=top] .facts-line")).ToContainTextAsync("Inspection 41");
        for (var i = 0; i < 70; i++)
        {
            host.Judge(Decision.Fail, "scratch");
        }

        await Expect(tab.Find(".strip h3 small")).ToHaveTextAsync("at least 50 newer");
        await Expect(tab.Find(".strip li").First).ToHaveAttributeAsync("data-id", "50");
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Pass");

        // Another one of those that stand there, by keyboard.
        await tab.Find(".strip li[data-id='41'] button").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Find("[data-camera=top] .facts-line")).ToContainTextAsync("Inspection 40");
        await Expect(tab.Find(".strip button[aria-pressed=true]")).ToHaveCountAsync(1);

        await tab.Find("[data-camera=top] .held button").ClickAsync();
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Fail");
        await Expect(tab.Find(".strip li").First).ToHaveAttributeAsync("data-id", "120");
        await Expect(tab.Find(".strip li")).ToHaveCountAsync(50);
        tab.ShouldHaveBeenGood(host.Address);
    }

    [Fact]
    public async Task Cable_PulledAndPluggedAgain_PageSaysSoComesBackAndShowsEachPartOnce()
    {
        await using var host = await StartAsync();
        using var loop = host.KeepBeating();
        await using var cable = new Cable(new Uri(host.Address).Port);
        host.Judge(Decision.Pass, "good");
        await using var tab = await chromium.OpenAsync(cable.Address);
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Pass");

        cable.Pull();
        await Expect(tab.Find(".notice h2")).ToBeVisibleAsync();
        await Expect(tab.Find(".notice h2")).ToHaveTextAsync("No connection to the agent");
        for (var i = 0; i < 5; i++)
        {
            host.Judge(Decision.Fail, "scratch");
        }

        cable.Plug();
        await Expect(tab.Find(".notice")).ToBeHiddenAsync();
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Fail");
        host.Judge(Decision.Unsure, "stain");
        await Expect(tab.Find(".strip li").First).ToHaveAttributeAsync("data-id", "7");
        (await tab.Find(".strip li").EvaluateAllAsync<string[]>("items => items.map(item => item.dataset.id)")).ShouldBe(["7", "6", "5", "4", "3", "2", "1"]);
    }

    [Fact]
    public async Task ForcedColours_StatesAreToldByWordFormAndBorder()
    {
        await using var host = await StartAsync();
        host.Judge(Decision.Fail, "scratch");
        await using var tab = await chromium.OpenAsync(host.Address, more: options => options.ForcedColors = ForcedColors.Active);
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Fail");
        (await tab.StyleAsync("[data-camera=top] .verdict", "border-top-style")).ShouldBe("solid");
        // Form and mark of the icon are two colours of the system.
        (await tab.StyleAsync("[data-camera=top] .form .outline", "fill")).ShouldNotBe(await tab.StyleAsync("[data-camera=top] .form .mark", "stroke"));
        (await tab.StyleAsync(".nav a[aria-current=page]", "border-bottom-style")).ShouldBe("solid");
        await tab.ShootAsync("line-forced-colours");
    }

    [Fact]
    public async Task ReducedMotion_NothingMoves()
    {
        await using var host = await StartAsync();
        await using var tab = await chromium.OpenAsync(host.Address, more: options => options.ReducedMotion = ReducedMotion.Reduce);
        await Expect(tab.Find("main")).ToBeVisibleAsync();
        (await tab.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('*')].filter(one => { const style = getComputedStyle(one); return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0 }).map(one => one.outerHTML.slice(0, 80))"))
            .ShouldBeEmpty();
    }

    private static Task<DashboardHost> StartAsync() => DashboardHost.StartAsync(pageFolder: Path.Combine(AppContext.BaseDirectory, "wwwroot"));
}
