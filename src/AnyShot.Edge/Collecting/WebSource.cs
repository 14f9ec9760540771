using System.Globalization;
using System.Runtime.CompilerServices;

namespace AnyShot.Edge.Collecting;

/// <summary>Images that pages of the web show: an index page, or a search address with <c>{query}</c> and <c>{page}</c>.</summary>
/// <param name="address">http or https.</param>
/// <param name="keywords">A class each.</param>
/// <param name="options">Pages and sizes.</param>
/// <param name="fetcher">Asks for pages and images; stays the caller's.</param>
/// <param name="warn">Told of pages that cannot be read.</param>
internal sealed class WebSource(string address, IReadOnlyList<string> keywords, WebOptions options, PoliteFetcher fetcher, Action<string> warn) : IImageSource
{
    public const string Query = "{query}";
    public const string Page = "{page}";

    public static bool IsAddress(string source) => source.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Host of an address, with whatever stands in its places.</summary>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public static string Host(string address) => Uri.TryCreate(Fill(address, "x", 1), UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : throw new ArgumentException($"\"{address}\" is no web address.");

    /// <inheritdoc />
    public async IAsyncEnumerable<SourceImage> ReadAsync(Func<string, bool> isFull, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var keyword in keywords)
        {
            var seen = new HashSet<string>();
            for (var page = 1; page <= (address.Contains(Page, StringComparison.Ordinal) ? options.Pages : 1) && !isFull(keyword); page++)
            {
                var content = await PageAsync(new Uri(Fill(address, keyword, page)), cancellationToken).ConfigureAwait(false);
                Uri[] images = [.. content?.Images.Where(image => seen.Add(image.AbsoluteUri)) ?? []];
                if (images.Length == 0)
                {
                    // Behind the last page a search shows nothing, or the last page again.
                    break;
                }

                foreach (var image in images.TakeWhile(_ => !isFull(keyword)))
                {
                    yield return new SourceImage(keyword, image.AbsoluteUri, async token => (await fetcher.GetAsync(image, options.LargestImage, "image/", token).ConfigureAwait(false)).Content, content!.Licence);
                }
            }
        }
    }

    private static string Fill(string address, string keyword, int page) => address
        .Replace(Query, Uri.EscapeDataString(keyword), StringComparison.Ordinal)
        .Replace(Page, page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private async Task<WebPage?> PageAsync(Uri page, CancellationToken cancellationToken)
    {
        try
        {
            var (html, from) = await fetcher.GetAsync(page, options.LargestPage, "text/html", cancellationToken).ConfigureAwait(false);
            return WebPage.Parse(html, from);
        }
        catch (FetchException error)
        {
            warn($"The page {page.AbsoluteUri} was not read: {error.Message}.");
            return null;
        }
    }
}
