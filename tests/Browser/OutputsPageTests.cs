using System.IO.Compression;
using AnyShot.Interop.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>Outputs, log and support in a real browser over a real agent with the virtual line and a real broker.</summary>
public sealed class OutputsPageTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>
{
    static OutputsPageTests() => SetDefaultExpectTimeout(30_000);

    [Fact]
    public async Task Outputs_WithTheBroker_CountWhatIsDelivered()
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, "system/outputs", "eve");
        var mqtt = tab.Find("[data-output=mqtt]");
        await Expect(mqtt.Locator(".badge")).ToHaveTextAsync("OK");
        await Expect(mqtt.Locator("code").First).ToContainTextAsync("mqtt://127.0.0.1:");
        var before = await DeliveredAsync(tab);
        await Expect(mqtt.Locator(".output-figures dd.number").Nth(1)).Not.ToHaveTextAsync(before);
        await Expect(tab.Find(".certificates")).ToContainTextAsync("The station uses no certificates.");
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Fact]
    public async Task Log_SearchedHeldAndDownloaded_ShowsTheAgentsLines()
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, "system/log", "eve");
        await Expect(tab.Find(".log-lines li").First).ToBeVisibleAsync();
        await tab.Find("input[name=search]").FillAsync("The page is at");
        await Expect(tab.Find(".log-lines li")).ToHaveCountAsync(1);
        await Expect(tab.Find(".log-text").First).ToContainTextAsync(station.Address);
        await tab.Find("input[name=search]").FillAsync("no line says this");
        await Expect(tab.Find(".log .empty")).ToHaveTextAsync("No line fits.");
        await tab.Find("input[name=search]").FillAsync("");
        await tab.Find(".log-tools button").ClickAsync();
        await Expect(tab.Find(".log-tools button")).ToHaveAttributeAsync("aria-pressed", "true");

        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Find(".log-tools a").ClickAsync());
        download.SuggestedFilename.ShouldBe("anyshot-log.txt");
        (await File.ReadAllTextAsync(await download.PathAsync())).ShouldContain("The page is at");
    }

    [Fact]
    public async Task Support_CheckedAndBundled_OpensAndHoldsWhatWasListed()
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, "system/support", "ada");
        await Expect(tab.Find("[data-version=libtorch] dd")).Not.ToHaveTextAsync("-");
        // This station has OPC UA switched off: what it would need is not named.
        await Expect(tab.Find("[data-version=nodejs], [data-version=nodeOpcua]")).ToHaveCountAsync(0);
        await tab.Find("button", "Check now").ClickAsync();
        await Expect(tab.Find(".checks li", "broker").Locator(".badge")).ToHaveTextAsync("OK");

        await Expect(tab.Find(".bundle-parts li").First).ToBeVisibleAsync();
        await tab.Find("input[name=images]").CheckAsync();
        await Expect(tab.Find(".bundle-parts code", "parts/")).ToBeVisibleAsync();
        await tab.Find("input[name=images]").UncheckAsync();
        await Expect(tab.Find(".bundle-parts code", "parts/")).ToHaveCountAsync(0);
        var listed = await tab.Find(".bundle-parts code").AllInnerTextsAsync();
        var download = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Find(".bundle a.button").ClickAsync());
        download.SuggestedFilename.ShouldStartWith("anyshot-support-");
        await using var archive = await ZipFile.OpenReadAsync(await download.PathAsync());
        archive.Entries.Select(entry => entry.FullName).ShouldBe(listed);
        archive.Entries.ShouldAllBe(entry => entry.Length > 0);
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Fact]
    public async Task Tabs_AsViewer_SayWhoMaySeeThem()
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, "system/log", null);
        await Expect(tab.Find(".system-view .empty")).ToHaveTextAsync("Log in as engineer to see this.");
        await tab.Page.GotoAsync($"{station.Address}/#/system/support");
        await Expect(tab.Find(".system-view .empty")).ToHaveTextAsync("Log in as engineer to see this.");
        await tab.Page.GotoAsync($"{station.Address}/#/system/outputs");
        await Expect(tab.Find("[data-output=mqtt]")).ToBeVisibleAsync();
        await Expect(tab.Find(".certificates .empty")).ToHaveTextAsync("Log in as engineer to see this.");
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Theory]
    [InlineData("system/outputs", 1280, 800, ColorScheme.Light, "[data-output=mqtt] .badge[data-status=Ok]")]
    [InlineData("system/outputs", 800, 1280, ColorScheme.Dark, "[data-output=mqtt] .badge[data-status=Ok]")]
    [InlineData("system/log", 1280, 800, ColorScheme.Light, ".log-lines li")]
    [InlineData("system/log", 800, 1280, ColorScheme.Dark, ".log-lines li")]
    [InlineData("system/support", 1280, 800, ColorScheme.Light, "[data-version=agent] dd")]
    [InlineData("system/support", 1280, 800, ColorScheme.Dark, "[data-version=agent] dd")]
    public async Task Tab_LookedAtByAxe_HasNoSeriousFindingAndTargetsForGloves(string view, int width, int height, ColorScheme scheme, string awaited)
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, view, "ada", width, height, scheme);
        await Expect(tab.Find(awaited).First).ToBeVisibleAsync();
        await tab.LookAtAsync($"{view.Replace('/', '-')}-{width}-{scheme}", wholePage: true);
    }

    private static async Task<string> DeliveredAsync(Tab tab) => await tab.Find("[data-output=mqtt] .output-figures dd.number").Nth(1).InnerTextAsync();
}
