using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>A tablet with a touch screen and nothing else: events of fingers as the browser itself makes pointer events and gestures of them.</summary>
public sealed class TouchTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>
{
    static TouchTests() => SetDefaultExpectTimeout(60_000);

    [Fact]
    public async Task Region_DrawnWithAFinger_IsDrawnAndThePageStandsStill()
    {
        await using var tab = await OpenAsync("system/cameras", "eve");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.region-picture canvas')?.height !== 150");
        await DragAsync(tab, ".region-frame", (0.2, 0.2), (0.7, 0.6));
        // A frame of the virtual line has 160 x 160 pixels.
        await Expect(tab.Find("input[name=region-x]")).ToHaveValueAsync("32");
        await Expect(tab.Find("input[name=region-y]")).ToHaveValueAsync("32");
        await Expect(tab.Find("input[name=region-width]")).ToHaveValueAsync("80");
        await Expect(tab.Find("input[name=region-height]")).ToHaveValueAsync("64");

        // By its lower right corner.
        await DragAsync(tab, ".region-frame", (0.7, 0.6), (0.9, 0.9));
        await Expect(tab.Find("input[name=region-width]")).ToHaveValueAsync("112");
        await Expect(tab.Find("input[name=region-height]")).ToHaveValueAsync("112");
        (await tab.Page.EvaluateAsync<int>("() => scrollY")).ShouldBe(0);
        tab.ShouldHaveBeenGood(station.Address);
    }

    [Fact]
    public async Task Map_LassoDrawnWithAFinger_ChoosesWhatLiesInIt()
    {
        await using var tab = await OpenAsync("insight/map", "tom");
        await Expect(tab.Find(".map-status")).ToContainTextAsync("As of", new() { Timeout = 120_000 });
        var scrolled = await DragAsync(tab, ".map-canvas", (0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98));
        var points = await tab.Find(".map-stage").GetAttributeAsync("data-points");
        int.Parse(points!).ShouldBeGreaterThan(10);
        await Expect(tab.Find(".map-side h3 small")).ToHaveTextAsync(points!);
        (await tab.Page.EvaluateAsync<double>("() => scrollY")).ShouldBe(scrolled, "the finger drew and did not scroll");
    }

    [Fact]
    public async Task Review_PartTappedAndItsClassTapped_IsAnsweredAndUndoneByAThird()
    {
        await using var tab = await OpenAsync("review", "tom");
        await Expect(tab.Find(".ahead li").Nth(1)).ToBeVisibleAsync();
        await tab.Find(".ahead li button").Nth(1).TapAsync();
        await Expect(tab.Find(".ahead li button").First).ToHaveAttributeAsync("aria-current", "true");
        var id = await tab.Find(".review-part").GetAttributeAsync("data-id");
        await tab.Find(".review-side .confirm").TapAsync();
        await Expect(tab.Find(".review-said p")).ToContainTextAsync($"{id}: ");
        await Expect(tab.Find(".review-part")).Not.ToHaveAttributeAsync("data-id", id!);
        await tab.Find(".review-said button").TapAsync();
        await Expect(tab.Find(".review-part")).ToHaveAttributeAsync("data-id", id!);
    }

    private async Task<Tab> OpenAsync(string view, string user)
    {
        var tab = await chromium.OpenAsync($"{station.Address}/#/{view}", 800, 1280, more: options => options.HasTouch = true);
        await tab.LogInAsync(user);
        return tab;
    }

    /// <summary>Draws with one finger over an element; places are shares of its width and height. Returns how far the page was scrolled when the finger came down.</summary>
    private static async Task<double> DragAsync(Tab tab, string selector, params (double X, double Y)[] line)
    {
        const int Steps = 6;
        await tab.Find(selector).ScrollIntoViewIfNeededAsync();
        var box = (await tab.Find(selector).BoundingBoxAsync())!;
        var scrolled = await tab.Page.EvaluateAsync<double>("() => scrollY");
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        Task SendAsync(string type, params object[] fingers) => session.SendAsync("Input.dispatchTouchEvent", new Dictionary<string, object> { ["type"] = type, ["touchPoints"] = fingers });
        Dictionary<string, object> Finger(double x, double y) => new() { ["x"] = box.X + (box.Width * x), ["y"] = box.Y + (box.Height * y), ["id"] = 1 };
        await SendAsync("touchStart", Finger(line[0].X, line[0].Y));
        foreach (var (from, to) in line.Zip(line.Skip(1)))
        {
            for (var step = 1; step <= Steps; step++)
            {
                await SendAsync("touchMove", Finger(from.X + ((to.X - from.X) * step / Steps), from.Y + ((to.Y - from.Y) * step / Steps)));
            }
        }

        await SendAsync("touchEnd");
        await session.DetachAsync();
        return scrolled;
    }
}
