namespace AnyShot.Browser.Tests;

/// <summary>Every view of the real agent in Firefox ESR, the other browser that a plant has.</summary>
public sealed class FirefoxTests(Firefox firefox, LineStation station) : IClassFixture<Firefox>, IClassFixture<LineStation>
{
    [Fact]
    public async Task Views_InFirefox_ComeWithoutAnError()
    {
        await firefox.GoAsync($"{station.Address}/#/line");
        await firefox.UntilAsync("['Pass', 'Fail', 'Unsure'].includes(document.querySelector('.word')?.textContent)");
        await firefox.UntilAsync("document.querySelector('.picture canvas').getContext('2d').getImageData(80, 80, 1, 1).data[3] > 0");
        await firefox.UntilAsync("document.querySelectorAll('.strip li').length > 3 && [...document.querySelectorAll('.strip img')].some(image => image.naturalWidth > 0)");
        (await firefox.ValueAsync("document.documentElement.scrollWidth - innerWidth <= 0")).ShouldBe("true", "the page fits its width");
        await firefox.ShootAsync("firefox-line");

        foreach (var (view, sign) in new[]
        {
            ("classes", ".class-list li"),
            ("classes/scratch", ".class-detail h2"),
            ("classes/~examples", ".check [role=status]"),
            ("review", ".review-view h2"),
            ("insight", "main h2, main nav.tabs"),
            ("system", "main h2, main nav.tabs"),
        })
        {
            await firefox.ValueAsync($"location.hash = '#/{view}'");
            await firefox.UntilAsync($"[...document.querySelectorAll('{sign}')].some(one => one.offsetParent !== null)");
            (await firefox.ValueAsync("document.activeElement === document.querySelector('main') || document.querySelector('main').contains(document.activeElement) || document.activeElement === document.body")).ShouldBe("true");
            await firefox.ShootAsync($"firefox-{view.Replace('/', '-').Replace("~", "", StringComparison.Ordinal)}");
        }

        // A part is held and let go.
        await firefox.ValueAsync("location.hash = '#/line'");
        await firefox.UntilAsync("document.querySelector('.strip button') !== null");
        await firefox.ValueAsync("document.querySelector('.strip button').click()");
        await firefox.UntilAsync("!document.querySelector('.held').hidden");
        await firefox.ValueAsync("document.querySelector('.held button').click()");
        await firefox.UntilAsync("document.querySelector('.held').hidden");
        firefox.Errors.ShouldBeEmpty();
    }
}
