using Microsoft.Playwright;

namespace AnyShot.Browser.Tests;

/// <summary>One browser for all tests: Debian's Chromium, or the one that the variable CHROMIUM names.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = s_arguments,
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A tab with storage of its own that records what it loads and what goes wrong in it.</summary>
    internal async Task<Tab> OpenAsync(string address, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, Action<BrowserNewContextOptions>? more = null)
    {
        var options = new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
        };
        more?.Invoke(options);
        var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(45_000);
        var tab = new Tab(await context.NewPageAsync());
        await tab.Page.GotoAsync(address);
        return tab;
    }
}
