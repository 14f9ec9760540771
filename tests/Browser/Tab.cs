using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AnyShot.Interop.Tests;
using Microsoft.Playwright;

namespace AnyShot.Browser.Tests;

/// <summary>A page under test with everything it asked for and every error it reported.</summary>
internal sealed partial class Tab : IAsyncDisposable
{
    private static readonly string s_axe = Path.Combine(Repository.Root, "src/Dashboard/node_modules/axe-core/axe.min.js");

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
    public async Task ShootAsync(string name, bool wholePage = false)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "build/screenshots")).FullName;
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = wholePage });
    }

    /// <summary>axe finds nothing serious, and everything that is touched is large enough for gloves.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        await Page.EvaluateAsync(await File.ReadAllTextAsync(s_axe));
        var findings = await Page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.filter(found => ['serious', 'critical'].includes(found.impact)).map(found => `${found.id}: ${found.nodes.map(node => node.html).join(' ')}`)");
        findings.ShouldBeEmpty();
        // A box to tick is touched at its label too.
        var small = await Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('button, a[href], select, input:not([type=radio], [type=file]), textarea, summary, .region-handle')]
              .map(one => one.type === 'checkbox' ? one.closest('label') ?? one : one)
              .filter(one => one.checkVisibility() && Math.min(one.offsetHeight, one.offsetWidth) < 44).map(one => one.outerHTML)
            """);
        small.ShouldBeEmpty();
    }

    /// <summary>Both, once all pictures in view are there.</summary>
    public async Task LookAtAsync(string name, bool wholePage = false)
    {
        // Of those that load when they are scrolled to, the ones that can be seen.
        await Page.WaitForFunctionAsync(
            """
            () => [...document.querySelectorAll('main img')].filter(image => image.checkVisibility() && image.src && !image.closest('dialog')).every(image => {
              const { x, y, width, height } = image.getBoundingClientRect()
              return image.complete || (image.loading === 'lazy' && document.elementFromPoint(x + width / 2, y + height / 2) !== image)
            })
            """);
        await ShootAsync(name, wholePage);
        await ShouldBeAccessibleAsync();
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
