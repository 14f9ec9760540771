using System.Buffers.Binary;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>Cameras and configuration in a real browser over a real agent.</summary>
public sealed class SystemPageTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>, IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = new Uri(station.Address) };

    static SystemPageTests() => SetDefaultExpectTimeout(60_000);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Region_DrawnWithTheMouseAndMovedByKeys_IsWhatTheLineJudges()
    {
        await using var tab = await OpenAsync("system/cameras", "eve");
        await Expect(tab.Find(".region-box")).ToBeVisibleAsync();
        var frame = (await _client.GetFromJsonAsync<JsonElement>("/api/cameras"))[0];
        var (wide, high) = (frame.GetProperty("width").GetInt32(), frame.GetProperty("height").GetInt32());
        await ShouldBeAsync(tab, "width", wide);
        var box = (await tab.Find(".region-frame").BoundingBoxAsync())!;
        await tab.Page.Mouse.MoveAsync(box.X + (0.25f * box.Width), box.Y + (0.25f * box.Height));
        await tab.Page.Mouse.DownAsync();
        await tab.Page.Mouse.MoveAsync(box.X + (0.5f * box.Width), box.Y + (0.5f * box.Height));
        await tab.Page.Mouse.MoveAsync(box.X + (0.75f * box.Width), box.Y + (0.5f * box.Height));
        await tab.Page.Mouse.UpAsync();
        await Expect(Field(tab, "width")).Not.ToHaveValueAsync($"{wide}");
        var (left, width, height) = (await FieldAsync(tab, "x"), await FieldAsync(tab, "width"), await FieldAsync(tab, "height"));
        width.ShouldBeInRange((wide / 2) - 3, (wide / 2) + 3);
        height.ShouldBeInRange((high / 4) - 3, (high / 4) + 3);

        // The drawn box has the keyboard: arrows move it, with Shift they size it, with Ctrl by a pixel.
        await tab.Page.Keyboard.PressAsync("Control+ArrowRight");
        await ShouldBeAsync(tab, "x", left + 1);
        await tab.Page.Keyboard.PressAsync("Control+Shift+ArrowDown");
        await ShouldBeAsync(tab, "height", height + 1);
        await Field(tab, "width").FillAsync("50");
        await Field(tab, "width").BlurAsync();
        await ShouldBeAsync(tab, "width", 50);

        await tab.Find(".camera-setup button", "Save").First.ClickAsync();
        await tab.Find("dialog input[name=why]").FillAsync("only the part");
        await tab.Find("dialog button[type=submit]").ClickAsync();
        await Expect(tab.Find(".camera-setup .warning")).ToContainTextAsync("show the region before");
        await PartOfSizeAsync(50, height + 1);
        var region = (await _client.GetFromJsonAsync<JsonElement>("/api/cameras"))[0].GetProperty("region");
        region.GetProperty("x").GetDouble().ShouldBe((left + 1) / (double)wide, 1e-5);

        // And back, by touch of a button.
        await tab.Find(".region-fields button", "Whole frame").ClickAsync();
        await tab.Find(".camera-setup button", "Save").First.ClickAsync();
        await tab.Find("dialog button[type=submit]").ClickAsync();
        await PartOfSizeAsync(wide, high);
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Fact]
    public async Task Lens_WhileSomebodyLooks_ShowsFocusAndExposure()
    {
        await using var tab = await OpenAsync("system/cameras", null);
        await Expect(tab.Find(".lens-figures strong")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[1-9]"));
        await Expect(tab.Find(".lens-figures")).ToContainTextAsync("of the best so far");
        await Expect(tab.Find(".exposure")).ToBeVisibleAsync();
        await Expect(tab.Find(".camera-facts").First).ToContainTextAsync("virtual:?seed=3&rate=5");
        await Expect(tab.Find(".region-box[tabindex]")).ToHaveCountAsync(0);
        await Expect(tab.Find(".camera-setup button", "Save")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Configuration_WrongThenRight_SaysItAtTheFieldAndRunsAfterApply()
    {
        await using var tab = await OpenAsync("system/configuration", "ada");
        await tab.Find("input[name=search]").FillAsync("trial.parts");
        var field = tab.Find("input[name='trial.parts']");
        await field.FillAsync("0");
        await field.BlurAsync();
        await Expect(tab.Find(".setting[data-path='trial.parts'] .setting-wrong")).ToContainTextAsync("must be from");
        await Expect(tab.Find(".configuration-bar button", "Apply")).ToBeDisabledAsync();
        await field.FillAsync("12");
        await field.BlurAsync();
        await Expect(tab.Find(".configuration-state")).ToHaveTextAsync("Changed, and sound.");

        // What is written is still there after a look elsewhere.
        await tab.Find(".nav a", "Line").ClickAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.Find(".configuration-state")).ToHaveTextAsync("Changed, and sound.");
        await tab.Find(".segments button", "Text").ClickAsync();
        (await tab.Find("textarea[name=configuration]").InputValueAsync()).ShouldContain("\"parts\": 12");

        await tab.Find(".configuration-bar button", "Apply").ClickAsync();
        await Expect(tab.Find(".difference [data-kind=new]")).ToContainTextAsync("\"parts\": 12");
        await tab.Find("dialog input[name=why]").FillAsync("a longer trial");
        await tab.Find("dialog button[type=submit]").ClickAsync();

        // The agent has started anew, and with it every login.
        await Expect(tab.Find(".user button")).ToHaveTextAsync("Log in", new() { Timeout = 120_000 });
        await LogInAsync(tab, "ada");
        await Expect(tab.Find("[data-outcome=Running]")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        (await tab.Page.EvaluateAsync<string>("async () => (await fetch('/api/audit?most=5')).text()")).ShouldContain("a longer trial");
    }

    [Fact]
    public async Task Configuration_AsTechnician_IsNeitherShownNorTaken()
    {
        await using var tab = await OpenAsync("system/configuration", "tom");
        await Expect(tab.Find(".system-view .empty")).ToHaveTextAsync("Log in as an administrator to see the configuration.");
        var answers = await tab.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const csrf = (await (await fetch('/api/session')).json()).csrfToken
              const send = async (path, body) => (await fetch(path, body && { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-AnyShot-Csrf': csrf }, body: JSON.stringify(body) })).status
              return [await send('/api/configuration'), await send('/api/configuration/schema'), await send('/api/configuration/check', { text: '{}' }),
                await send('/api/control/configuration/apply', { text: '{}', expected: '', why: 'x' }), await send('/api/control/camera/change', { camera: 'line', width: 0.5, height: 0.5 })]
            }
            """);
        answers.ShouldAllBe(status => status == 403);
    }

    [Theory]
    [InlineData("system/cameras", 1280, 900, ColorScheme.Light)]
    [InlineData("system/cameras", 800, 1280, ColorScheme.Dark)]
    [InlineData("system/configuration", 1280, 900, ColorScheme.Light)]
    [InlineData("system/configuration", 1280, 900, ColorScheme.Dark)]
    public async Task View_LookedAtByAxe_HasNoSeriousFindingAndTargetsForGloves(string view, int width, int height, ColorScheme scheme)
    {
        await using var tab = await OpenAsync(view, "ada", width, height, scheme);
        if (view.EndsWith("cameras", StringComparison.Ordinal))
        {
            await tab.Page.WaitForFunctionAsync("() => document.querySelector('.region-picture canvas')?.height !== 150");
            await Expect(tab.Find(".lens-figures")).ToContainTextAsync("of the best so far");
            var box = (await tab.Find(".region-frame").BoundingBoxAsync())!;
            await tab.Page.Mouse.MoveAsync(box.X + (0.2f * box.Width), box.Y + (0.2f * box.Height));
            await tab.Page.Mouse.DownAsync();
            await tab.Page.Mouse.MoveAsync(box.X + (0.8f * box.Width), box.Y + (0.7f * box.Height));
            await tab.Page.Mouse.UpAsync();
        }
        else
        {
            await tab.Find(".setting-section[data-path=mqtt] > summary").ClickAsync();
            await Expect(tab.Find("input[name='mqtt.port']")).ToBeVisibleAsync();
            await tab.Find("input[name='mqtt.port']").FillAsync("70000");
            await tab.Find("input[name='mqtt.port']").BlurAsync();
            await Expect(tab.Find(".setting-wrong")).ToBeVisibleAsync();
        }

        await tab.ShootAsync($"{view.Replace('/', '-')}-{width}-{scheme}");
        await tab.ShouldBeAccessibleAsync();
        if (view.EndsWith("configuration", StringComparison.Ordinal))
        {
            await tab.Find(".segments button", "Text").ClickAsync();
            await Expect(tab.Find(".text-mistakes li")).ToHaveCountAsync(1);
            await tab.ShootAsync($"{view.Replace('/', '-')}-text-{width}-{scheme}");
            await tab.ShouldBeAccessibleAsync();
        }
    }

    private static ILocator Field(Tab tab, string name) => tab.Find($"input[name=region-{name}]");

    private static async Task<int> FieldAsync(Tab tab, string name) => int.Parse(await Field(tab, name).InputValueAsync(), null);

    private static Task ShouldBeAsync(Tab tab, string name, int value) => Expect(Field(tab, name)).ToHaveValueAsync($"{value}");

    /// <summary>Waits until the newest part has that many pixels.</summary>
    private async Task PartOfSizeAsync(int width, int height)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        (int, int) seen = default;
        while (seen != (width, height))
        {
            deadline.IsCancellationRequested.ShouldBeFalse($"the newest part has {seen} pixels, not {width} x {height}");
            var parts = await _client.GetFromJsonAsync<JsonElement>("/api/parts?most=1");
            var id = parts[0].GetProperty("verdict").GetProperty("inspectionId").GetInt64();
            using var picture = await _client.GetAsync($"/api/verdicts/{id}/part.png");
            if (picture.IsSuccessStatusCode)
            {
                var png = await picture.Content.ReadAsByteArrayAsync();
                seen = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    private async Task<Tab> OpenAsync(string view, string? user, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var tab = await chromium.OpenAsync($"{station.Address}/#/{view}", width, height, scheme);
        if (user is not null)
        {
            await LogInAsync(tab, user);
        }

        return tab;
    }

    private static async Task LogInAsync(Tab tab, string user)
    {
        await tab.Find(".user button", "Log in").ClickAsync();
        await tab.Find(".login input").First.FillAsync(user);
        await tab.Find(".login input[type=password]").FillAsync(LineStation.Password);
        await tab.Find(".login button[type=submit]").ClickAsync();
        await Expect(tab.Find(".user button")).ToHaveTextAsync("Log out");
    }
}
