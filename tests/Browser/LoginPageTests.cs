using AnyShot.Edge.Dashboard;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>Logging in at the built page in a real browser.</summary>
public sealed class LoginPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string s_pageFolder = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    static LoginPageTests() => SetDefaultExpectTimeout(15_000);

    [Fact]
    public async Task Page_NoAnonymous_ShowsNothingBeforeTheLoginAndEverythingAfterIt()
    {
        await using var host = await StartAsync(anonymous: false);
        using var beating = host.KeepBeating();
        host.Judge(Decision.Fail, "scratch");
        host.Users.Set("tom", Role.Technician);
        host.Cameras.Outcomes["side"] = TriggerOutcome.Accepted;
        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find(".login form")).ToBeVisibleAsync();
        await Expect(tab.Find("[data-camera=top]")).ToHaveCountAsync(0);
        tab.ShouldHaveBeenGood(host.Address);

        await LogInAsync(tab, "tom", "wrong");
        await Expect(tab.Find(".login-answer")).ToHaveTextAsync("User name and password do not belong together.");
        await LogInAsync(tab, "tom", "right");
        await Expect(tab.Find(".login")).ToBeHiddenAsync();
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Fail");
        await Expect(tab.Find(".user span")).ToHaveTextAsync("tom · technician");
        await tab.Find("[data-camera=side] .trigger button").ClickAsync();
        await Expect(tab.Find("[data-camera=side] .answer")).ToHaveTextAsync("Triggered");

        // The login outlives the page, and no script of the page can read its token.
        await tab.Page.ReloadAsync();
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Fail");
        (await tab.Page.EvaluateAsync<string>("() => document.cookie")).ShouldBe("");

        await tab.Find(".user button").ClickAsync();
        await Expect(tab.Find(".login form")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Page_AnonymousMayLook_OffersALoginForMore()
    {
        await using var host = await StartAsync(anonymous: true);
        using var beating = host.KeepBeating();
        host.Users.Set("tom", Role.Technician);
        host.Cameras.Outcomes["side"] = TriggerOutcome.Accepted;
        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find("[data-camera=side]")).ToBeVisibleAsync();
        await tab.Find("[data-camera=side] .trigger button").ClickAsync();
        await Expect(tab.Find("[data-camera=side] .answer")).ToHaveTextAsync("Log in first.");

        await tab.Find(".user button").ClickAsync();
        await tab.Find(".login-buttons .quiet").ClickAsync();
        await Expect(tab.Find(".login")).ToBeHiddenAsync();
        await tab.Find(".user button").ClickAsync();
        await LogInAsync(tab, "tom", "right");
        await Expect(tab.Find(".user span")).ToHaveTextAsync("tom · technician");
        await tab.Find("[data-camera=side] .trigger button").ClickAsync();
        await Expect(tab.Find("[data-camera=side] .answer")).ToHaveTextAsync("Triggered");
    }

    [Theory]
    [InlineData(1360)]
    [InlineData(1280)]
    [InlineData(1110)]
    [InlineData(800)]
    [InlineData(390)]
    public async Task Page_InGermanWithALongUserName_FitsItsWidthAndNamesTheStation(int width)
    {
        await using var host = await StartAsync(anonymous: false);
        using var beating = host.KeepBeating();
        host.Judge(Decision.Fail, "scratch");
        host.Users.Set("maximilian-mustermann", Role.Engineer);
        await using var tab = await chromium.OpenAsync(host.Address, width, more: options => options.Locale = "de-DE");
        await LogInAsync(tab, "maximilian-mustermann", "right");
        await Expect(tab.Find("[data-camera=top] .word")).ToHaveTextAsync("Schlecht");
        (await tab.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
        (await tab.Page.EvaluateAsync<int>("() => document.querySelector('.station').clientWidth")).ShouldBeGreaterThan(60);
        (await tab.Page.EvaluateAsync<double>("() => Math.min(...[...document.querySelectorAll('.word')].map(word => word.closest('.verdict').getBoundingClientRect().right - word.getBoundingClientRect().right))"))
            .ShouldBeGreaterThan(0, "the word is whole");
    }

    [Fact]
    public async Task Page_LoginLeftByEscape_ComesBackWhereNothingCanBeSeenWithoutIt()
    {
        await using var host = await StartAsync(anonymous: false);
        await using var tab = await chromium.OpenAsync(host.Address);
        await Expect(tab.Find(".login form")).ToBeVisibleAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Find(".login form")).ToBeVisibleAsync();
        await Expect(tab.Find(".login input").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Page_UserIsRemoved_AsksForALoginAgain()
    {
        await using var host = await StartAsync(anonymous: false);
        using var beating = host.KeepBeating();
        host.Users.Set("tom", Role.Technician);
        await using var tab = await chromium.OpenAsync(host.Address);
        await LogInAsync(tab, "tom", "right");
        await Expect(tab.Find("[data-camera=top]")).ToBeVisibleAsync();
        host.Users.Remove("tom");
        await Expect(tab.Find(".login form")).ToBeVisibleAsync();
    }

    private static async Task LogInAsync(Tab tab, string name, string password)
    {
        await tab.Find(".login input").First.FillAsync(name);
        await tab.Find(".login input[type=password]").FillAsync(password);
        await tab.Find(".login button[type=submit]").ClickAsync();
    }

    private static Task<DashboardHost> StartAsync(bool anonymous)
    {
        File.Exists(Path.Combine(s_pageFolder, "index.html")).ShouldBeTrue("the page is not built: run ./anyshot build");
        return DashboardHost.StartAsync(o => (o.Dashboard.AllowAnonymous, o.Dashboard.AnonymousRole) = (anonymous, Role.Viewer), s_pageFolder);
    }
}
