using AngleSharp.Html.Parser;

namespace AnyShot.Edge.Collecting;

/// <summary>What a page of the web offers: addresses of images in its order, each once, and the licence that it names.</summary>
/// <param name="Images">Absolute; <c>img</c> elements and links to files that are images by their name.</param>
/// <param name="Licence">Address of a link with <c>rel="license"</c>; "" without one.</param>
internal sealed record WebPage(IReadOnlyList<Uri> Images, string Licence)
{
    /// <summary>Addresses that are taken from one page.</summary>
    private const int MostImages = 10_000;

    private static readonly string[] Extensions = [".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp", ".pgm", ".ppm"];

    /// <param name="html">Bytes of the page.</param>
    /// <param name="address">Where it came from.</param>
    public static WebPage Parse(byte[] html, Uri address)
    {
        using var stream = new MemoryStream(html);
        using var document = new HtmlParser().ParseDocument(stream);
        var origin = Absolute(address, document.QuerySelector("base")?.GetAttribute("href")) ?? address;
        var images = document.QuerySelectorAll("img[src], a[href]")
            .Select(element => Absolute(origin, element.GetAttribute(element.LocalName == "img" ? "src" : "href")) is { } target && (element.LocalName == "img" || IsImage(target)) ? target : null)
            .OfType<Uri>()
            .DistinctBy(target => target.AbsoluteUri)
            .Take(MostImages);
        return new WebPage([.. images], Absolute(origin, document.QuerySelector("a[rel~=license], link[rel~=license]")?.GetAttribute("href"))?.AbsoluteUri ?? "");
    }

    private static bool IsImage(Uri target) => Extensions.Any(extension => target.AbsolutePath.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static Uri? Absolute(Uri origin, string? reference) =>
        reference is not null && Uri.TryCreate(origin, reference.Trim(), out var target) && target.Scheme is "http" or "https" ? new UriBuilder(target) { Fragment = "" }.Uri : null;
}
