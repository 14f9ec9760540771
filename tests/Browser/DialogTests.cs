using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The dialogs of the views while they are open: axe, large targets, and the keyboard.</summary>
public sealed class DialogTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>
{
    static DialogTests() => SetDefaultExpectTimeout(30_000);

    [Theory]
    [InlineData("classes/scratch", "Pick recent parts", 1280, 800, ColorScheme.Light)]
    [InlineData("classes/scratch", "Merge", 1280, 800, ColorScheme.Dark)]
    [InlineData("classes/scratch", "Retire", 800, 1280, ColorScheme.Light)]
    [InlineData("insight/drift", "Set new reference", 800, 1280, ColorScheme.Dark)]
    [InlineData("system/cameras", "Save", 800, 1280, ColorScheme.Light)]
    [InlineData("system/configuration", "Apply", 1280, 800, ColorScheme.Dark)]
    public async Task Dialog_Opened_IsAccessibleKeepsTheKeyboardAndGivesItBack(string view, string opener, int width, int height, ColorScheme scheme)
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, view, "ada", width, height, scheme);
        await ChangeAsync(tab, view);
        await OpenAndLeaveAsync(tab, opener, $"{view}-{opener}-{width}-{scheme}");
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Fact]
    public async Task DialogsOfATrial_Opened_AreAccessible()
    {
        await using var tab = await StationTab.OpenAsync(chromium, station, "classes/+", "ada");
        await tab.Find("input[name=name]").FillAsync("bent pin");
        await Expect(tab.Find(".preview-sentence")).ToContainTextAsync("bent pin");
        await tab.Find(".class-form button[type=submit]").ClickAsync();
        await Expect(tab.Find(".trial progress")).ToBeVisibleAsync();
        foreach (var opener in new[] { "Report", "Make live", "Discard" })
        {
            await OpenAndLeaveAsync(tab, opener, $"trial-{opener}");
        }

        await tab.Find(".trial button", "Discard").ClickAsync();
        await tab.Find("dialog button[type=submit]").ClickAsync();
        await Expect(tab.Find(".trial")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Login_Opened_IsAccessibleAndKeepsTheKeyboard()
    {
        await using var tab = await chromium.OpenAsync($"{station.Address}/#/line", 800, 1280, ColorScheme.Dark, options => options.Locale = "de-DE");
        await OpenAndLeaveAsync(tab, "Anmelden", "login-de", within: ".user");
    }

    /// <summary>Some dialogs ask whether a change shall be made, and there has to be one.</summary>
    private static async Task ChangeAsync(Tab tab, string view)
    {
        if (view == "system/cameras")
        {
            await tab.Find("input[name=region-width]").FillAsync("100");
            await tab.Find("input[name=region-width]").BlurAsync();
        }
        else if (view == "system/configuration")
        {
            await tab.Find("input[name=search]").FillAsync("trial.parts");
            await tab.Find("input[name='trial.parts']").FillAsync("12");
            await tab.Find("input[name='trial.parts']").BlurAsync();
            await Expect(tab.Find(".configuration-state")).ToHaveTextAsync("Changed, and sound.");
        }
    }

    private static async Task OpenAndLeaveAsync(Tab tab, string opener, string name, string within = "main")
    {
        var button = tab.Find($"{within} button", opener).First;
        await button.FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Find("dialog[open]")).ToBeVisibleAsync();
        await tab.LookAtAsync($"dialog-{name.Replace('/', '-').Replace(' ', '-')}");
        (await tab.Page.EvaluateAsync<bool>("() => { const box = document.querySelector('dialog[open]').getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight }"))
            .ShouldBeTrue("the dialog is whole on the screen");

        // Round and round: what lies behind is not come to; the browser's own bar counts as the body.
        for (var step = 0; step < 12; step++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            (await tab.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.closest('dialog[open]') !== null")).ShouldBeTrue("the keyboard stays in the dialog");
        }

        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Find("dialog[open]")).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();
    }
}
