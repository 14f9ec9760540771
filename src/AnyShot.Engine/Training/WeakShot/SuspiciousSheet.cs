using System.Globalization;
using System.Net;
using System.Text;
using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>The suspicious images as a table and as one page with their pictures, which needs nothing beside it.</summary>
internal static class SuspiciousSheet
{
    public const string CsvName = "suspicious.csv";
    public const string PageName = "suspicious.html";

    /// <summary>Rows of the page; the table has all.</summary>
    private const int MostRows = 200;
    private const int Side = 96;

    private static readonly string[] Heading = ["path", "class", "weight", "neighbours_say", "similarity_to_class", "similarity_to_neighbours_class", "neighbours"];

    public static string Csv(IReadOnlyList<SuspiciousImage> images, WeakShotData data) => string.Concat(images
        .Select(image => (string[])[
            data.Names[image.Image], Class(data, image.Image), Number(image.Weight), data.NoisyClasses[image.Says], Number(image.Own), Number(image.Best),
            string.Join(' ', image.Neighbours.Select(place => data.Names[place])),
        ])
        .Prepend(Heading)
        .Select(fields => CsvFile.Line(fields) + "\n"));

    /// <summary>A row an image: its picture, what it is labelled, what its neighbours say, and they.</summary>
    public static string Page(IReadOnlyList<SuspiciousImage> images, WeakShotData data)
    {
        var doubted = images.Count(image => image.Says != data.Labels[image.Image]);
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Suspicious labels</title>\n")
            .Append("<style>body{font-family:sans-serif;margin:2em}td{padding:4px 12px 4px 0;vertical-align:top}img{display:block;image-rendering:auto}figure{display:inline-block;margin:0 6px 0 0;font-size:12px}.other{color:#b00}</style>\n")
            .Append(CultureInfo.InvariantCulture, $"<h1>Suspicious labels</h1>\n<p>{doubted} of {images.Count} images are more similar to another class than to the one that they are labelled with. The most suspicious come first{(images.Count > MostRows ? $"; {MostRows} are shown" : "")}.</p>\n<table>\n");
        foreach (var image in images.Take(MostRows))
        {
            var isDoubted = image.Says != data.Labels[image.Image];
            page.Append(CultureInfo.InvariantCulture, $"<tr><td>{Figure(data, image.Image)}</td><td>labelled <b>{Text(Class(data, image.Image))}</b>, weight {image.Weight:0.00}<br>")
                .Append(CultureInfo.InvariantCulture, $"{(isDoubted ? $"<span class=\"other\">neighbours say <b>{Text(data.NoisyClasses[image.Says])}</b></span>" : "neighbours say the same")}<br>")
                .Append(CultureInfo.InvariantCulture, $"similarity {image.Own:0.00}{(isDoubted ? $" to its class, {image.Best:0.00} to the other" : "")}</td><td>{string.Concat(image.Neighbours.Select(place => Figure(data, place)))}</td></tr>\n");
        }

        return page.Append("</table></html>\n").ToString();
    }

    private static string Figure(WeakShotData data, int place) =>
        $"<figure><img width=\"{Side}\" height=\"{Side}\" alt=\"\" src=\"data:image/jpeg;base64,{Thumbnail(data.Images[place].Path)}\">{Text(data.Names[place])}</figure>";

    private static string Thumbnail(string path)
    {
        var content = ImageFile.TryRead(path, out var reason) ?? throw new InvalidDataException(reason);
        using var image = ImageFile.TryDecode(content, 3) ?? throw new InvalidDataException($"{path} is not an image that can be read.");
        using var small = new Mat();
        Cv2.Resize(image, small, new Size(Side, Side), 0, 0, InterpolationFlags.Area);
        return Convert.ToBase64String(small.ImEncode(".jpg", (int[]?)null));
    }

    private static string Class(WeakShotData data, int place) => data.NoisyClasses[data.Labels[place]];

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
