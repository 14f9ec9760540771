using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using AnyShot.Interop.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnyShot.Browser.Tests;

/// <summary>Counts and quality of the view Insight, in a real browser over a real agent with the virtual line.</summary>
public sealed class InsightPageTests(Chromium chromium, LineStation station) : IClassFixture<Chromium>, IClassFixture<LineStation>, IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = new Uri(station.Address) };

    static InsightPageTests() => SetDefaultExpectTimeout(30_000);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Counts_OfALine_AreThoseOfTheAgentAndSurviveAKill()
    {
        await CountedAsync(20);
        await using var tab = await OpenAsync("insight", null);
        await Expect(tab.Find(".counts[data-loaded=true]")).ToBeVisibleAsync();
        await tab.Find("[data-range=hour]").ClickAsync();
        await Expect(tab.Find("[data-range=hour]")).ToHaveAttributeAsync("aria-pressed", "true");
        Number(await tab.Find("[data-tile=parts] dd").First.InnerTextAsync()).ShouldBeGreaterThanOrEqualTo(20);
        await Expect(tab.Find(".chart-frame canvas").First).ToBeVisibleAsync();

        // The table says the same as the tiles.
        await tab.Find(".as-table summary").First.ClickAsync();
        var sums = await tab.Page.EvaluateAsync<long[]>(
            """
            () => {
              const number = cell => Number(cell.textContent.replace(/[^0-9]/g, ''))
              const rows = [...document.querySelector('.as-table tbody').rows].map(row => [1, 2, 3].map(column => number(row.cells[column])))
              return [rows.flat().reduce((sum, value) => sum + value, 0), number(document.querySelector('[data-tile=parts] dd'))]
            }
            """);
        sums[0].ShouldBe(sums[1]);

        var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Find(".counts footer a", "Download CSV").ClickAsync());
        file.SuggestedFilename.ShouldBe("counts.csv");
        var lines = (await File.ReadAllTextAsync(await file.PathAsync())).Split("\r\n");
        lines[0].ShouldBe("from,to,camera,decision,class_number,class,parts");
        lines[1..^1].Sum(line => long.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture)).ShouldBeGreaterThanOrEqualTo(20);
        tab.ShouldHaveBeenGood(station.Address);

        var before = await TotalAsync();
        await station.KillAsync();
        await station.StartAsync();
        await CountedAsync(before + 5);
        var state = await _client.GetFromJsonAsync<JsonElement>("/api/state");
        (await TotalAsync()).ShouldBeLessThanOrEqualTo(state.GetProperty("counts").GetProperty("total").GetInt64() + 50, "nothing is counted twice");
    }

    [Fact]
    public async Task Quality_AnsweredParts_AreInTheMatrixAndTheirPartsBehindIt()
    {
        await using (var empty = await OpenAsync("insight/quality", null))
        {
            await empty.Find("[data-range=own]").ClickAsync();
            await empty.Find("input[name=from]").FillAsync("2020-01-01T00:00");
            await empty.Find("input[name=to]").FillAsync("2020-01-02T00:00");
            await empty.Find(".own-range button").ClickAsync();
            await Expect(empty.Find(".quality .empty")).ToContainTextAsync("Nobody has answered");
        }

        await using var tab = await OpenAsync("insight/quality", "tom");
        var answered = await AnswerAsync(tab, 12);
        await tab.Page.ReloadAsync();
        await Expect(tab.Find("[data-tile=answered] dd").First).ToHaveTextAsync(answered.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var cell in answered.GroupBy(part => (part.Truth, part.Judged)))
        {
            await Expect(tab.Find($".matrix tr[data-truth='{cell.Key.Truth}'] td[data-judged='{cell.Key.Judged}'] .number")).ToContainTextAsync(cell.Count().ToString(CultureInfo.InvariantCulture));
        }

        await Expect(tab.Find("[data-figure=ece]")).ToContainTextAsync("Too few parts");
        await Expect(tab.Find(".quality .warning")).ToContainTextAsync("no random sample");

        await tab.Find(".matrix .cell").First.ClickAsync();
        await Expect(tab.Find("dialog .part-grid li").First).ToBeVisibleAsync();
        await tab.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('dialog img')].every(image => image.naturalWidth > 0)");
        await tab.Page.Keyboard.PressAsync("Escape");

        var file = await tab.Page.RunAndWaitForDownloadAsync(() => tab.Find(".quality footer a", "Download CSV").ClickAsync());
        file.SuggestedFilename.ShouldBe("answers.csv");
        (await File.ReadAllTextAsync(await file.PathAsync())).Split("\r\n").Length.ShouldBe(answered.Count + 2);
        tab.ShouldHaveBeenGood(station.Address);

        await LookAsync("insight/quality", "quality", 1280, ColorScheme.Light, "en");
        await LookAsync("insight/quality", "quality", 800, ColorScheme.Dark, "de");
        await LookAsync("insight/report", "report", 1280, ColorScheme.Dark, "en");
        await LookAsync("insight/report", "report", 1280, ColorScheme.Light, "de");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light, "en")]
    [InlineData(1280, ColorScheme.Dark, "en")]
    [InlineData(800, ColorScheme.Light, "de")]
    public async Task Counts_LookedAtByAxe_HaveNoSeriousFinding(int width, ColorScheme scheme, string language)
    {
        await CountedAsync(10);
        await LookAsync("insight", "counts", width, scheme, language);
    }

    /// <summary>Opens a view, photographs it and has axe look at it.</summary>
    private async Task LookAsync(string view, string name, int width, ColorScheme scheme, string language)
    {
        await using var tab = await OpenAsync(view, null, width, scheme);
        await tab.Page.EvaluateAsync("language => localStorage.setItem('anyshot-language', language)", language);
        await tab.Page.ReloadAsync();
        await Expect(tab.Find(".counts[data-loaded=true], .quality[data-loaded=true], .report").First).ToBeVisibleAsync();
        if (name != "quality")
        {
            await Expect(tab.Find(".chart-frame canvas").First).ToBeVisibleAsync();
        }

        await tab.Page.EvaluateAsync("() => document.fonts.ready");
        await tab.ShootAsync($"insight-{name}-{width}-{scheme}-{language}", wholePage: true);
        if (name == "report")
        {
            var pdf = await tab.Page.PdfAsync(new PagePdfOptions { Path = Path.Combine(Repository.Root, $"build/screenshots/insight-{name}-{language}.pdf"), PreferCSSPageSize = true, PrintBackground = true });
            pdf.Length.ShouldBeGreaterThan(10_000);
        }

        await tab.ShouldBeAccessibleAsync();
        tab.ShouldHaveBeenGood(station.Address);
    }

    private async Task<Tab> OpenAsync(string view, string? user, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        var tab = await chromium.OpenAsync($"{station.Address}/#/{view}", width, 900, scheme);
        if (user is not null)
        {
            await tab.LogInAsync(user);
        }

        return tab;
    }

    /// <summary>Says of the newest parts what the virtual line knows that they are.</summary>
    private async Task<IReadOnlyList<(string Truth, int Judged)>> AnswerAsync(Tab tab, int count)
    {
        await CountedAsync(count + 5);
        var classes = await _client.GetFromJsonAsync<JsonElement>("/api/classes");
        var ids = classes.GetProperty("classes").EnumerateArray().Select(entry => entry.GetProperty("class").GetProperty("id").GetString()!).ToHashSet();
        var parts = await _client.GetFromJsonAsync<JsonElement>("/api/parts?most=200");
        List<(string, int)> answered = [];
        foreach (var part in parts.EnumerateArray().Select(part => part.GetProperty("verdict")).Where(part => ids.Contains(part.GetProperty("truth").GetString()!)).Take(count))
        {
            var truth = part.GetProperty("truth").GetString()!;
            var status = await tab.Page.EvaluateAsync<int>(
                """
                async ([id, truth]) => {
                  const { csrfToken } = await (await fetch('/api/session')).json()
                  const answer = await fetch('/api/control/feedback', { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-AnyShot-Csrf': csrfToken }, body: JSON.stringify({ requestId: `q${id}`, inspectionId: id, class: truth }) })
                  return answer.status
                }
                """,
                new object[] { part.GetProperty("inspectionId").GetInt64(), truth });
            status.ShouldBe(200);
            answered.Add((truth, part.GetProperty("classNo").GetInt32()));
        }

        answered.ShouldNotBeEmpty();
        return answered;
    }

    /// <summary>Waits until that many parts are counted.</summary>
    private async Task CountedAsync(long count)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        while (await TotalAsync() < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(300), deadline.Token);
        }
    }

    private async Task<long> TotalAsync()
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>("/api/history");
        return answer.GetProperty("series").EnumerateArray().Sum(series => series.GetProperty("counts").EnumerateArray().Sum(count => count.GetInt64()));
    }

    private static long Number(string text) => long.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
