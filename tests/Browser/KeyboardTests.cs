using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>Every view by keyboard alone, on a line that goes on meanwhile.</summary>
public sealed class KeyboardTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>
{
    private const int MostSteps = 400;

    static KeyboardTests() => SetDefaultExpectTimeout(30_000);

    [Theory]
    [InlineData("line", ".strip li")]
    [InlineData("classes", ".class-list li")]
    [InlineData("classes/scratch", ".class-detail h2")]
    [InlineData("classes/~examples", ".check table")]
    [InlineData("review", ".review-view h2")]
    public async Task View_WalkedByTab_ComesToEverythingThatCanBeUsed(string view, string sign)
    {
        await using var tab = await chromium.OpenAsync($"{station.Address}/#/{view}");
        await Expect(tab.Find(sign).First).ToBeVisibleAsync();
        // What comes after the walk began has its turn in the next round; the page notes what the keyboard comes to.
        await tab.Page.EvaluateAsync("() => document.addEventListener('focusin', event => event.target.toggleAttribute('data-walked', true))");
        for (var step = 0; step < MostSteps; step++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (step % 10 == 9 && (await MissingAsync(tab)).Length == 0)
            {
                break;
            }
        }

        (await MissingAsync(tab)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ViewIsChanged_KeyboardBeginsThereAndTheTitleSaysWhere()
    {
        await using var tab = await chromium.OpenAsync($"{station.Address}/#/line");
        await Expect(tab.Find(".nav a[aria-current=page]")).ToHaveTextAsync("Line");
        await tab.Find(".nav a", "Classes").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Page).ToHaveTitleAsync("Classes · s1");
        await Expect(tab.Find("main")).ToBeFocusedAsync();
        // The view is fetched only now: what comes late must not take the keyboard away.
        await Expect(tab.Find(".class-list li").First).ToBeVisibleAsync();
        await Expect(tab.Find("main")).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Tab");
        (await tab.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    /// <summary>What can be seen and used and was not come to. Of the strip, one part is enough: arrows move within it.</summary>
    private static Task<string[]> MissingAsync(Tab tab) => tab.Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
          .filter(one => one.offsetParent && !one.disabled && one.tabIndex >= 0 && !one.hasAttribute('data-walked') && !one.closest('.strip, .ahead'))
          .map(one => one.outerHTML.slice(0, 120))
        """);
}
