using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AnyShot.Interop.Tests;
using Microsoft.Playwright;

namespace AnyShot.Browser.Tests;

/// <summary>A page under test with everything it asked for and every error it reported.</summary>
internal sealed partial class Tab : IAsyncDisposable
{
    public Tab(IPage page)
    {
        Page = page;
        page.Request += (_, request) => Requests.Enqueue(request.Url);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Errors.Enqueue(message.Text);
            }
        };
        page.PageError += (_, error) => Errors.Enqueue(error);
    }

    public IPage Page { get; }

    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Console errors and warnings, exceptions, violations of the content security policy.</summary>
    public ConcurrentQueue<string> Errors { get; } = [];

    public ILocator Find(string selector) => Page.Locator(selector);

    /// <summary>What the selector finds and has the text in it.</summary>
    public ILocator Find(string selector, string text) => Page.Locator(selector, new PageLocatorOptions { HasText = text });

    public async Task<string> StyleAsync(string selector, string property) =>
        await Find(selector).First.EvaluateAsync<string>($"element => getComputedStyle(element).getPropertyValue('{property}')");

    /// <summary>As somebody of the <see cref="LineStation"/>; on a page in either language.</summary>
    public async Task LogInAsync(string user)
    {
        await Page.Locator(".user button", new PageLocatorOptions { HasTextRegex = LogIn() }).ClickAsync();
        await Find(".login input").First.FillAsync(user);
        await Find(".login input[type=password]").FillAsync(LineStation.Password);
        await Find(".login button[type=submit]").ClickAsync();
        await Assertions.Expect(Find(".login")).ToBeHiddenAsync();
        await Assertions.Expect(Find(".user span")).ToContainTextAsync(user);
    }

    /// <summary>A picture of the page for people to look at, in <c>build/screenshots</c>.</summary>
    public async Task ShootAsync(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "build/screenshots")).FullName;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }

    /// <summary>The page asked nobody but the agent, and nothing went wrong in it.</summary>
    public void ShouldHaveBeenGood(string address)
    {
        Requests.ShouldAllBe(url => url.StartsWith(address + "/", StringComparison.Ordinal));
        Errors.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    [GeneratedRegex("^(Log in|Anmelden)$")]
    private static partial Regex LogIn();
}
