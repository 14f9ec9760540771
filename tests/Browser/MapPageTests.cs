using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>The map of the Insight view in a real browser over a real agent with the virtual line.</summary>
public sealed class MapPageTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>, IDisposable
{
    private const int Parts = 40;
    private readonly HttpClient _client = new() { BaseAddress = new Uri(station.Address) };

    static MapPageTests() => SetDefaultExpectTimeout(60_000);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Map_PointsLassoedAndRelabelled_TheAgentHearsOfThemAndTheMapSaysSo()
    {
        await using var tab = await OpenAsync("tom");
        var points = int.Parse((await tab.Find(".map-stage").GetAttributeAsync("data-points"))!);
        points.ShouldBeGreaterThan(Parts, "parts and examples");
        (await tab.Find(".map-legend button").CountAsync()).ShouldBeGreaterThan(2, "classes and the examples");

        // A line around everything, then nothing.
        await DragAsync(tab, (0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98));
        await Expect(tab.Find(".map-side h3 small")).ToHaveTextAsync(points.ToString());
        await tab.Find(".map-canvas").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Find(".map-side h3 small")).ToHaveTextAsync("0");

        // A rectangle over half of it holds some and not all.
        await tab.Find(".map-bar button", "Rectangle").ClickAsync();
        await DragAsync(tab, (0.01, 0.01), (0.5, 0.99));
        var half = int.Parse(await tab.Find(".map-side h3 small").InnerTextAsync());
        half.ShouldBeInRange(1, points - 1);
        await tab.Find(".map-side button", "Choose nothing").ClickAsync();

        // By keyboard, among parts only: one point, its words, and the picture that belongs to it.
        await tab.Find(".map-legend button", "Examples").ClickAsync();
        await tab.Find(".map-canvas").FocusAsync();
        await tab.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(tab.Find(".map-card strong")).ToContainTextAsync("Part ");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.map-card img')?.naturalWidth > 0");
        await tab.Page.Keyboard.PressAsync(" ");
        await Expect(tab.Find(".map-side h3 small")).ToHaveTextAsync("1");
        var id = (await tab.Find(".map-side li[data-key]").GetAttributeAsync("data-key"))!["part ".Length..];
        await Expect(tab.Find(".map-card strong")).ToContainTextAsync($"Part {id}:");

        // Taken back in time, the agent hears nothing; recorded, it hears of the class.
        var wanted = await tab.Find(".map-actions select option").Nth(2).EvaluateAsync<string>("option => option.value");
        await tab.Find(".map-actions select").SelectOptionAsync(wanted);
        await LabelAsync(tab);
        await tab.Find(".map-pending button", "Undo").ClickAsync();
        await Expect(tab.Find(".map-pending")).ToBeHiddenAsync();
        (await SaidAsync(id)).ShouldBeEmpty();
        await LabelAsync(tab);
        await Expect(tab.Find(".map-pending p")).ToContainTextAsync("1 recorded");
        var said = (await SaidAsync(id)).ShouldHaveSingleItem();
        said.GetProperty("trueClass").GetString().ShouldBe(wanted);
        said.GetProperty("who").GetString().ShouldBe("tom");

        // The same in words, for whom a map says nothing.
        await tab.Find(".map-list summary").ClickAsync();
        await Expect(tab.Find($".map-list tr[data-id='{id}'] td").Nth(2)).ToHaveTextAsync(wanted);
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Fact]
    public async Task Map_PartOpenedInReview_IsShownThereAlthoughItWaitsForNothing()
    {
        await using var tab = await OpenAsync("tom");
        await tab.Find(".map-list summary").ClickAsync();
        var row = tab.Find(".map-list tbody tr:has(svg[data-decision=Pass])").First;
        var id = (await row.GetAttributeAsync("data-id"))!;
        await row.Locator("button").ClickAsync();
        await tab.Find(".map-actions a", "Open in review").ClickAsync();
        await Expect(tab.Find(".review-part")).ToHaveAttributeAsync("data-id", id);
        await Expect(tab.Find(".review-cause")).ToHaveTextAsync("Somebody wants this part to be looked at.");
    }

    [Fact]
    public async Task Map_MagnifiedByKeyboardAndWheel_ShowsFewerPointsAndAllAgain()
    {
        await using var tab = await OpenAsync(null);
        await Expect(tab.Find(".map-side .hint")).ToBeVisibleAsync();
        await tab.Find(".map-canvas").FocusAsync();
        for (var i = 0; i < 8; i++)
        {
            await tab.Page.Keyboard.PressAsync("+");
        }

        await DragAsync(tab, (0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98));
        var points = await tab.Find(".map-stage").GetAttributeAsync("data-points");
        await Expect(tab.Find(".map-side h3 small")).Not.ToHaveTextAsync(points!);
        await tab.Page.Keyboard.PressAsync("0");
        await DragAsync(tab, (0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98));
        await Expect(tab.Find(".map-side h3 small")).ToHaveTextAsync(points!);

        // Whoever may only look is offered nothing that would be refused.
        await Expect(tab.Find(".map-actions .hint")).ToHaveTextAsync("Log in as a technician to say what parts are.");
        await Expect(tab.Find(".map-actions select")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1280, 800, ColorScheme.Light)]
    [InlineData(800, 1280, ColorScheme.Dark)]
    public async Task Map_LookedAtByAxe_HasNoSeriousFindingAndTargetsForGloves(int width, int height, ColorScheme scheme)
    {
        await using var tab = await OpenAsync("tom", width, height, scheme);
        await DragAsync(tab, (0.02, 0.02), (0.6, 0.02), (0.6, 0.98), (0.02, 0.98));
        await tab.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.map-side img')].some(image => image.naturalWidth > 0)");
        await tab.LookAtAsync($"insight-map-{width}-{scheme}");
    }

    private static async Task LabelAsync(Tab tab)
    {
        await tab.Find(".map-actions button", "This is:").ClickAsync();
        await tab.Find("dialog button[name=confirm]").ClickAsync();
        await Expect(tab.Find(".map-pending")).ToBeVisibleAsync();
    }

    /// <summary>Draws a line over the map; places are shares of its width and height.</summary>
    private static async Task DragAsync(Tab tab, params (double X, double Y)[] line)
    {
        var box = (await tab.Find(".map-canvas").BoundingBoxAsync())!;
        var mouse = tab.Page.Mouse;
        await mouse.MoveAsync((float)(box.X + (box.Width * line[0].X)), (float)(box.Y + (box.Height * line[0].Y)));
        await mouse.DownAsync();
        foreach (var (x, y) in line.Skip(1))
        {
            await mouse.MoveAsync((float)(box.X + (box.Width * x)), (float)(box.Y + (box.Height * y)), new MouseMoveOptions { Steps = 5 });
        }

        await mouse.UpAsync();
    }

    private async Task<JsonElement[]> SaidAsync(string id) =>
        [.. (await _client.GetFromJsonAsync<JsonElement>("/api/feedback?most=500")).EnumerateArray().Where(entry => entry.GetProperty("inspectionId").ToString() == id)];

    private async Task<Tab> OpenAsync(string? user, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while ((await _client.GetFromJsonAsync<JsonElement>($"/api/parts?most={Parts}", deadline.Token)).GetArrayLength() < Parts)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), deadline.Token);
        }

        var tab = await chromium.OpenAsync($"{station.Address}/#/insight/map", width, height, scheme);
        if (user is not null)
        {
            await tab.LogInAsync(user);
        }

        // The first map has been made, and its points lie still.
        await Expect(tab.Find(".map-status")).ToContainTextAsync("As of", new() { Timeout = 120_000 });
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce, ColorScheme = scheme });
        return tab;
    }
}
