using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The commissioning in a real browser over a real agent with the virtual line and a real broker.</summary>
public sealed class CommissioningPageTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>
{
    static CommissioningPageTests() => SetDefaultExpectTimeout(60_000);

    [Fact]
    public async Task Commissioning_WholeWay_EndsWithASignedSummary()
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, "system", "eve");
        await Expect(tab.Find(".commission-hint")).ToContainTextAsync("has never been commissioned");
        await tab.Find(".commission-hint a").ClickAsync();
        await Expect(tab.Find(".intro-sentence")).ToHaveTextAsync("This station has never been commissioned.");
        await tab.Find("button", "Start").ClickAsync();

        // Camera: the picture is there, and something is said of light and focus.
        await Expect(tab.Find("[data-step=camera] [data-exposure]")).ToBeVisibleAsync();
        await tab.LookAtAsync("commissioning-1-camera", wholePage: true);
        await NextAsync(tab, "region");
        await Expect(tab.Find(".region-box")).ToBeVisibleAsync();
        await tab.LookAtAsync("commissioning-2-region", wholePage: true);
        var width = await tab.Find("input[name=region-width]").InputValueAsync();
        await tab.Find(".region-box").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Shift+ArrowLeft");
        await Expect(tab.Find("input[name=region-width]")).Not.ToHaveValueAsync(width);
        await tab.Find("button", "Save").ClickAsync();
        await Expect(tab.Find("button", "Save")).ToBeDisabledAsync();
        await Expect(tab.Find("input[name=region-width]")).Not.ToHaveValueAsync(width);
        await NextAsync(tab, "classes");
        await Expect(tab.Find(".step-classes li[data-class=good]")).ToContainTextAsync("Good");
        await Expect(tab.Find(".steps li").Nth(2)).ToHaveAttributeAsync("data-done", "");
        await tab.LookAtAsync("commissioning-3-classes", wholePage: true);
        await NextAsync(tab, "runs");

        // The line shows what it shows; a person says of each part that did not pass what it is.
        await tab.Find("input[name=parts-good]").FillAsync("8");
        await tab.Find("[data-run=good] button", "Start with good parts").ClickAsync();
        await Expect(tab.Find("[data-run=good] .run-progress")).ToBeVisibleAsync();
        await LookAtPartsAsync(tab);
        await tab.LookAtAsync("commissioning-4-runs", wholePage: true);
        await Expect(tab.Find("[data-run=good] .run-figures")).ToContainTextAsync("Good parts rejected");

        // Another tablet, another language, the same work.
        await using (var other = await StationTab.OpenAsync(chromium, station, "commissioning", "eve", 800, 1280, ColorScheme.Dark))
        {
            await Expect(other.Find("[data-run=good] .run-progress .big")).ToHaveTextAsync("8 / 8");
            await other.LookAtAsync("commissioning-4-runs-800-Dark", wholePage: true);
        }

        await NextAsync(tab, "check");
        await tab.Find("input[name=limit]").FillAsync("60000");
        await tab.Find("[data-step=check] button[type=submit]").ClickAsync();
        await Expect(tab.Find(".checks li[data-check=latency] .badge")).ToHaveTextAsync("OK");
        await Expect(tab.Find(".checks li[data-check=mqtt] .badge")).ToHaveTextAsync("OK");
        await tab.LookAtAsync("commissioning-5-check", wholePage: true);
        await NextAsync(tab, "summary");
        await Expect(tab.Find(".summary")).ToContainTextAsync("Run of good parts");
        await tab.LookAtAsync("commissioning-6-summary", wholePage: true);
        await tab.Find("textarea[name=statement]").FillAsync("Released\nfor production.");
        await Expect(tab.Find(".sign p")).ToContainTextAsync("You sign as eve.");
        await tab.Find(".sign button[type=submit]").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Find("[data-signed='1'] .statement")).ToHaveTextAsync("Released for production.");
        await Expect(tab.Find(".signature")).ToContainTextAsync("eve");
        await tab.LookAtAsync("commissioning-signed", wholePage: true);
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Expect(tab.Find(".view-bar")).ToBeHiddenAsync();
        await Expect(tab.Find(".signature-line")).ToBeVisibleAsync();
        await tab.ShootAsync("commissioning-print", wholePage: true);
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Screen });
        tab.ShouldHaveBeenGood(station.Address);

        using var client = new HttpClient { BaseAddress = new Uri(station.Address) };
        var state = await client.GetFromJsonAsync<JsonElement>("/api/commissioning");
        state.GetProperty("signed")[0].GetProperty("signer").GetString().ShouldBe("eve");
        state.GetProperty("changes").GetArrayLength().ShouldBe(0);
        await tab.Page.GotoAsync($"{station.Address}/#/commissioning");
        await Expect(tab.Find(".earlier .badge")).ToHaveTextAsync("As signed");
        await tab.LookAtAsync("commissioning-overview", wholePage: true);
    }

    [Fact]
    public async Task Commissioning_AsViewer_MayLookAndNothingElse()
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, "commissioning", null);
        await Expect(tab.Find(".commissioning-view h2").First).ToBeVisibleAsync();
        await Expect(tab.Find(".commissioning-view .step-buttons, .commissioning-view .intro button")).ToHaveCountAsync(0);
        tab.ShouldHaveBeenGood(station.Address);
    }

    private static async Task NextAsync(Tab tab, string step)
    {
        await tab.Find(".step-buttons .next").ClickAsync();
        await Expect(tab.Find($"[data-step={step}]")).ToBeVisibleAsync();
    }

    /// <summary>Calls every part good that waits, until the run is complete.</summary>
    private static async Task LookAtPartsAsync(Tab tab)
    {
        var complete = tab.Find("[data-run=good] .run-progress", "Complete.");
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await complete.IsVisibleAsync())
        {
            var waiting = tab.Find("[data-run=good] > .run-parts li");
            if (await waiting.CountAsync() > 0)
            {
                var id = await waiting.First.GetAttributeAsync("data-id");
                await tab.Find($"[data-run=good] > .run-parts li[data-id='{id}'] button", "Good part").ClickAsync();
                await Expect(tab.Find($"[data-run=good] > .run-parts li[data-id='{id}']")).ToHaveCountAsync(0);
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
            }
        }
    }
}
