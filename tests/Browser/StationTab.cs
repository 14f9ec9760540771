using Microsoft.Playwright;

namespace AnyShot.Browser.Tests;

/// <summary>A tab at the page of a <see cref="LineStation"/>.</summary>
internal static class StationTab
{
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
}
