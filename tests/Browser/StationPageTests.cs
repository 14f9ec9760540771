using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The views in a real browser over a real agent with the virtual line and a real broker.</summary>
public sealed class StationPageTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>, IDisposable
{
    private const string Hostile = "<img src=x onerror=\"document.title='taken'\">";
    private readonly HttpClient _client = new() { BaseAddress = new Uri(station.Address) };

    static StationPageTests() => SetDefaultExpectTimeout(30_000);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Classes_AddedByWordsAndShots_JudgesTheLineOnceItIsLiveAndLeavesIt()
    {
        await using var tab = await OpenAsync("classes/+", "tom");
        await tab.Find("input[name=name]").FillAsync("chipped edge");
        await Expect(tab.Find(".preview-sentence")).ToContainTextAsync("chipped edge");
        await tab.Find(".class-form button[type=submit]").ClickAsync();
        // First what stands for a while only.
        await Expect(tab.Find(".said")).ToContainTextAsync("is on trial");
        await Expect(tab.Find(".class-detail h2")).ToContainTextAsync("chipped edge");
        await Expect(tab.Find(".class-detail .tag[data-state=trial]")).ToHaveTextAsync("On trial");
        await Expect(tab.Find(".trial button", "Make live")).ToHaveCountAsync(0);

        // The virtual line knows what each part is; a person sees it.
        var chips = await PartsAsync(part => part.GetProperty("truth").GetString() == "chip", 4, among: 100);
        await tab.Find(".shots button", "Pick recent parts").ClickAsync();
        await Expect(tab.Find("dialog[open] .part-grid")).ToBeVisibleAsync();
        // The dialog begins with the list that the page has, asks for a newer one once, and stands still then.
        long[] listed = [];
        await Eventually(async () =>
        {
            var known = await PartsAsync(part => part.GetProperty("truth").GetString() == "chip", 3);
            listed = [.. (await tab.Find("dialog .part-grid li").EvaluateAllAsync<long[]>("items => items.map(item => Number(item.dataset.id))")).Intersect(known)];
            return listed.Length >= 3;
        });
        foreach (var id in listed.Take(3))
        {
            await tab.Find($"dialog li[data-id='{id}'] button").ClickAsync();
        }

        await tab.Find("dialog button", "Add 3 examples").ClickAsync();
        await Expect(tab.Find(".shot-grid li")).ToHaveCountAsync(3);
        await tab.Find(".shots input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "chip.png",
            MimeType = "image/png",
            // The same image twice would be one example.
            Buffer = await _client.GetByteArrayAsync($"/api/verdicts/{chips.Except(listed.Take(3)).First()}/part.png"),
        });
        await Expect(tab.Find(".shot-grid li")).ToHaveCountAsync(4);
        await tab.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.shot-grid img')].every(image => image.naturalWidth > 0)");
        await tab.Find(".shot-grid .remove").First.ClickAsync();
        await Expect(tab.Find(".shot-grid li")).ToHaveCountAsync(3);
        await tab.Find(".shots input[type=file]").SetInputFilesAsync(new FilePayload { Name = "no.png", MimeType = "image/png", Buffer = "no image"u8.ToArray() });
        await Expect(tab.Find(".shots .refusal")).ToHaveTextAsync("The image is no PNG, JPEG or BMP file.");

        await using var engineer = await OpenAsync("classes/chipped-edge", "eve");
        await Expect(engineer.Find(".trial progress")).ToBeVisibleAsync();
        await engineer.Find(".trial button", "Report").ClickAsync();
        await Expect(engineer.Find("dialog[open] .figures").First).ToBeVisibleAsync();
        await Expect(engineer.Find("dialog .figures").First).ToContainTextAsync("Decided alike");
        await engineer.Page.Keyboard.PressAsync("Escape");
        await Expect(engineer.Find("dialog")).ToHaveCountAsync(0);
        await engineer.Find(".trial button", "Make live").ClickAsync();
        await engineer.Find("dialog input[name=why]").FillAsync("looked at on shift B");
        await engineer.Find("dialog button[type=submit]").ClickAsync();
        await Expect(engineer.Find(".class-detail .tag[data-state=live]")).ToBeVisibleAsync();
        await Expect(engineer.Find(".trial")).ToHaveCountAsync(0);

        // Judged by it, and shown.
        await engineer.Find(".nav a", "Line").ClickAsync();
        await Expect(engineer.Find(".strip li", "chipped edge").First).ToBeVisibleAsync(new() { Timeout = 90_000 });

        await engineer.Find(".nav a", "Classes").ClickAsync();
        await engineer.Find(".master .button", "History").ClickAsync();
        await Expect(engineer.Find(".history tr", "promote revision").First).ToContainTextAsync("looked at on shift B");
        await engineer.Find(".history button", "Back to 1").First.ClickAsync();
        await engineer.Find("dialog input[name=why]").FillAsync("only a try");
        await engineer.Find("dialog button[type=submit]").ClickAsync();
        await Expect(engineer.Find(".class-list li[data-class=chipped-edge]")).ToHaveCountAsync(0);
        await engineer.Page.GoBackAsync();
        await Expect(engineer.Find(".nav a[aria-current=page]")).ToHaveTextAsync("Classes");
        engineer.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Review_AnsweredAndTakenBackByKeyboard_TheAgentHearsOfWhatStands()
    {
        await PartsAsync(part => part.GetProperty("decision").GetString() == "Unsure", 2);
        await using var tab = await OpenAsync("review", "tom");
        await Expect(tab.Find(".review-part")).ToBeVisibleAsync();
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.review-picture img').naturalWidth > 0");
        var first = await tab.Find(".review-part").GetAttributeAsync("data-id");
        await tab.Page.Keyboard.PressAsync("1");
        await Expect(tab.Find(".review-part")).Not.ToHaveAttributeAsync("data-id", first!);
        await tab.Page.Keyboard.PressAsync("Backspace");
        await Expect(tab.Find(".review-part")).ToHaveAttributeAsync("data-id", first!);
        // On a slow machine the agent may have heard of it in between; then it is withdrawn there.
        await Eventually(async () => (await StandingAsync(first!)).Length == 0);

        var name = await tab.Find(".review-classes button").Nth(1).Locator("span").First.InnerTextAsync();
        await tab.Find(".review-classes button").Nth(1).ClickAsync();
        await Expect(tab.Find(".review-said p")).ToContainTextAsync($"{first}: {name}, recorded");
        (await StandingAsync(first!)).ShouldBe([("tom", name)]);

        // Recorded, and taken back all the same: the history keeps both.
        await tab.Find(".review-said button", "Undo").ClickAsync();
        await Expect(tab.Find(".review-part")).ToHaveAttributeAsync("data-id", first!);
        await Eventually(async () => (await StandingAsync(first!)).Length == 0);
        await tab.Page.ReloadAsync();
        await tab.Find(".segments button", "Taken back").ClickAsync();
        await Expect(tab.Find($".review-part[data-id='{first}'] .review-cause")).ToHaveTextAsync("What was said of this part has been taken back.");
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Fact]
    public async Task Views_AsViewer_OfferNothingThatWouldBeRefused()
    {
        await using var tab = await OpenAsync("classes", null);
        await Expect(tab.Find(".class-list li").First).ToBeVisibleAsync();
        await Expect(tab.Find(".master .view-bar .button")).ToHaveCountAsync(0);
        await tab.Find(".class-list a").First.ClickAsync();
        await Expect(tab.Find(".class-detail")).ToBeVisibleAsync();
        await Expect(tab.Find(".class-detail button")).ToHaveCountAsync(0);

        await PartsAsync(part => part.GetProperty("decision").GetString() == "Unsure", 1);
        await tab.Find(".nav a", "Review").ClickAsync();
        await Expect(tab.Find(".review-side .hint").Last).ToHaveTextAsync("Log in as a technician to confirm or correct.");
        await Expect(tab.Find(".review-classes")).ToHaveCountAsync(0);
        await tab.Page.Keyboard.PressAsync("1");
        await Expect(tab.Find(".review-said")).ToHaveCountAsync(0);

        // Whoever opens the form all the same is refused by the agent, in its words.
        await tab.Page.GotoAsync($"{station.Address}/#/classes/+");
        await tab.Find("input[name=name]").FillAsync("dent");
        await Expect(tab.Find(".preview .refusal")).ToHaveTextAsync("Log in first: this needs the role technician.");
    }

    [Fact]
    public async Task Classes_NamedLikeHtml_IsTextEverywhere()
    {
        await using var tab = await OpenAsync("classes/+", "tom");
        await tab.Find("input[name=name]").FillAsync(Hostile);
        await tab.Find("textarea[name=prompts]").FillAsync("round shallow dent");
        await Expect(tab.Find(".preview-sentence")).ToContainTextAsync(Hostile);
        await tab.Find(".class-form button[type=submit]").ClickAsync();
        await Expect(tab.Find(".class-detail h2")).ToContainTextAsync(Hostile);
        await Expect(tab.Find(".class-list .class-name", Hostile)).ToBeVisibleAsync();
        await Expect(tab.Find("img[src=x]")).ToHaveCountAsync(0);
        (await tab.Page.TitleAsync()).ShouldNotBe("taken");

        // A part that somebody says is of it brings the name into figures and report.
        await PartsAsync(part => part.GetProperty("decision").GetString() == "Unsure", 1);
        await tab.Find(".nav a", "Review").ClickAsync();
        await tab.Find(".review-classes button", Hostile).ClickAsync();
        await Expect(tab.Find(".review-said p")).ToContainTextAsync($"{Hostile}, recorded");
        foreach (var view in new[] { "quality", "report" })
        {
            await tab.Page.GotoAsync($"{station.Address}/#/insight/{view}");
            await Expect(tab.Find("main th", Hostile).First).ToBeVisibleAsync();
            await Expect(tab.Find("img[src=x]")).ToHaveCountAsync(0);
        }

        (await tab.Page.TitleAsync()).ShouldNotBe("taken");
        await tab.Page.GotoAsync($"{station.Address}/#/classes");
        await tab.Find(".trial button", "Discard").ClickAsync();
        await tab.Find("dialog button[type=submit]").ClickAsync();
        await Expect(tab.Find(".class-list .class-name", Hostile)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Classes_AgentKilledWhileOneTypes_TheWordsAreStillThereAndGoThrough()
    {
        await using var tab = await OpenAsync("classes/+", "tom");
        await tab.Find("input[name=name]").FillAsync("deep dent");
        await station.KillAsync();
        await Expect(tab.Find(".notice h2")).ToHaveTextAsync("No connection to the agent");
        await station.StartAsync();

        // The login lay in the agent's memory.
        await Expect(tab.Find(".notice")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await Expect(tab.Find("input[name=name]")).ToHaveValueAsync("deep dent");
        await tab.LogInAsync("tom");
        await tab.Find(".class-form button[type=submit]").ClickAsync();
        await Expect(tab.Find(".class-detail h2")).ToContainTextAsync("deep dent");
        await tab.Find(".trial button", "Discard").ClickAsync();
        await tab.Find("dialog button[type=submit]").ClickAsync();
        await Expect(tab.Find(".trial")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("line", 1280, 800, ColorScheme.Light, "en-GB")]
    [InlineData("line", 1280, 800, ColorScheme.Dark, "de-DE")]
    [InlineData("line", 390, 844, ColorScheme.Dark, "en-GB")]
    [InlineData("classes", 1280, 800, ColorScheme.Light, "en-GB")]
    [InlineData("classes/scratch", 800, 1280, ColorScheme.Dark, "en-GB")]
    [InlineData("classes/+", 1280, 800, ColorScheme.Light, "de-DE")]
    [InlineData("classes/~history", 1280, 800, ColorScheme.Light, "en-GB")]
    [InlineData("classes/~examples", 1280, 800, ColorScheme.Light, "en-GB")]
    [InlineData("classes/~examples", 390, 844, ColorScheme.Dark, "de-DE")]
    [InlineData("review", 1280, 800, ColorScheme.Light, "de-DE")]
    [InlineData("review", 800, 1280, ColorScheme.Dark, "en-GB")]
    public async Task View_LookedAtByAxe_HasNoSeriousFindingAndTargetsForGloves(string view, int width, int height, ColorScheme scheme, string locale)
    {
        await PartsAsync(part => part.GetProperty("decision").GetString() == "Unsure", 1);
        await using var tab = await OpenAsync(view, "eve", width, height, scheme, locale);
        await Expect(tab.Find("main h2:visible, main h3:visible").First).ToBeVisibleAsync();
        await tab.LookAtAsync($"{view.Replace('/', '-').Replace("+", "new", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal)}-{width}-{scheme}{(locale == "en-GB" ? "" : $"-{locale}")}");
    }

    private async Task<Tab> OpenAsync(string view, string? user, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB")
    {
        var tab = await chromium.OpenAsync($"{station.Address}/#/{view}", width, height, scheme, options => options.Locale = locale);
        if (user is not null)
        {
            await tab.LogInAsync(user);
        }

        return tab;
    }

    /// <summary>What people said of a part and did not take back: who, and of which class it is.</summary>
    private async Task<(string Who, string Class)[]> StandingAsync(string inspectionId)
    {
        var entries = (await _client.GetFromJsonAsync<JsonElement>("/api/feedback?most=200")).EnumerateArray().Where(entry => entry.GetProperty("inspectionId").ToString() == inspectionId).ToArray();
        var gone = entries.Select(entry => entry.GetProperty("withdraws").GetInt64()).ToHashSet();
        return [.. entries
            .Where(entry => entry.GetProperty("withdraws").GetInt64() == 0 && !gone.Contains(entry.GetProperty("number").GetInt64()))
            .Select(entry => (entry.GetProperty("who").GetString()!, entry.GetProperty("trueClass").GetString()!))];
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
        }
    }

    /// <summary>Waits until the line has shown that many parts of a kind; newest first.</summary>
    private async Task<long[]> PartsAsync(Func<JsonElement, bool> isWanted, int count, int among = 200)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while (true)
        {
            var parts = await _client.GetFromJsonAsync<JsonElement>($"/api/parts?most={among}", deadline.Token);
            long[] found = [.. parts.EnumerateArray().Select(part => part.GetProperty("verdict")).Where(isWanted).Select(part => part.GetProperty("inspectionId").GetInt64())];
            if (found.Length >= count)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
        }
    }
}
