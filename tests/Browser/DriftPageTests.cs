using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>Drift in the Insight view, in a real browser over a real agent with the virtual line.</summary>
public sealed class DriftPageTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>
{

    static DriftPageTests() => SetDefaultExpectTimeout(60_000);

    [Fact]
    public async Task Drift_OfTheLine_ShowsReferenceAndCourseAndTakesANewReferenceFromEngineersOnly()
    {
        await using var viewer = await OpenAsync(null);
        await Expect(viewer.Find(".drift-figures tbody tr")).ToHaveCountAsync(4);
        await Expect(viewer.Find(".drift-camera .hint")).ToContainTextAsync("the first parts of the station");
        await Expect(viewer.Find(".drift-chart .course")).ToHaveCountAsync(1);
        await viewer.Page.WaitForFunctionAsync("() => { const all = [...document.querySelectorAll('.drift-pictures img')]; return all.length === 2 && all.every(image => image.naturalWidth > 0) }");
        await Expect(viewer.Find(".drift-camera button")).ToHaveCountAsync(0);
        viewer.ShouldHaveBeenGood(station.Address);

        await using var engineer = await OpenAsync("eve");
        await engineer.Find(".drift-camera button", "Set new reference").ClickAsync();
        await engineer.Find("dialog input[name=why]").FillAsync("a new lamp");
        await engineer.Find("dialog button[type=submit]").ClickAsync();
        await Expect(engineer.Find(".said")).ToHaveTextAsync("The next 60 parts of camera line are the new reference of drift.");
        await Expect(engineer.Find(".drift-camera .hint")).ToContainTextAsync("by eve: a new lamp.");
        await Expect(engineer.Find(".drift-camera")).ToHaveAttributeAsync("data-stage", "collecting");
        await Expect(engineer.Find(".drift-camera")).Not.ToHaveAttributeAsync("data-stage", "collecting");
    }

    [Theory]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(800, 1280, ColorScheme.Dark)]
    public async Task Drift_LookedAtByAxe_HasNoSeriousFindingAndTargetsForGloves(int width, int height, ColorScheme scheme)
    {
        await using var tab = await OpenAsync("eve", width, height, scheme);
        await tab.LookAtAsync($"insight-drift-{width}-{scheme}");
    }

    /// <summary>Once a window has been compared with the reference.</summary>
    private async Task<Tab> OpenAsync(string? user, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var tab = await chromium.OpenAsync($"{station.Address}/#/insight/drift", width, height, scheme);
        if (user is not null)
        {
            await tab.LogInAsync(user);
        }

        await Expect(tab.Find(".drift-chart")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        return tab;
    }
}
