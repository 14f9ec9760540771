using AnyShot.Interop.Tests;
using Microsoft.Playwright;

namespace AnyShot.Browser.Tests;

/// <summary>A tab at the page of a <see cref="LineStation"/>.</summary>
internal static class StationTab
{
    private static readonly string s_axe = Path.Combine(Repository.Root, "src/Dashboard/node_modules/axe-core/axe.min.js");

    /// <summary>Opens a view, as a user of the station or as nobody in particular.</summary>
    public static async Task<Tab> OpenAsync(Chromium chromium, LineStation station, string view, string? user, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var tab = await chromium.OpenAsync($"{station.Address}/#/{view}", width, height, scheme);
        if (user is not null)
        {
            await tab.LogInAsync(user);
        }

        return tab;
    }

    /// <summary>Keeps a picture of the whole page in build/screenshots, and asserts that axe finds nothing serious and everything that is touched is large enough for gloves.</summary>
    public static async Task LookAtAsync(Tab tab, string name)
    {
        await tab.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('main img')].filter(image => image.checkVisibility() && image.src).every(image => image.complete)");
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "build/screenshots")).FullName;
        await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        await tab.Page.EvaluateAsync(await File.ReadAllTextAsync(s_axe));
        var findings = await tab.Page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.filter(found => ['serious', 'critical'].includes(found.impact)).map(found => `${found.id}: ${found.nodes.map(node => node.html).join(' ')}`)");
        findings.ShouldBeEmpty();
        var small = await tab.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('button, a[href], select, input:not([type=radio], [type=checkbox], [type=file]), textarea, summary')].filter(one => one.checkVisibility() && Math.min(one.offsetHeight, one.offsetWidth) < 44).map(one => one.outerHTML)");
        small.ShouldBeEmpty();
    }
}
