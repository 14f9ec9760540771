using System.Globalization;
using System.Text.RegularExpressions;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Edge.Capture;

/// <summary>Reads the grammar of <see cref="SourceAddress"/>.</summary>
internal static partial class SourceAddressParser
{
    private const int LargestSide = 16384;
    private const double HighestRate = 1000;
    private const string Kinds = "file:, folder:, v4l2:, rtsp:, rtsps:, http:, https:, gstreamer:, virtual: or a device index";

    public static SourceAddress Parse(string text, string baseFolder)
    {
        if (text.Length > SourceAddress.LongestAddress)
        {
            throw new FormatException($"The source is {text.Length} characters long; {SourceAddress.LongestAddress} are allowed.");
        }

        if (text.Any(char.IsControl))
        {
            throw new FormatException($"The source \"{Visible(text)}\" contains a control character.");
        }

        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            return Device(text, text);
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var rest = text[(colon + 1)..];
        return (colon < 0 ? "" : text[..colon].ToLowerInvariant()) switch
        {
            "file" => Video(text, rest, baseFolder),
            "folder" => Folder(text, rest, baseFolder),
            "v4l2" => Device(text, rest),
            "rtsp" or "rtsps" or "http" or "https" => Network(text),
            "gstreamer" => Pipeline(text, rest),
            "virtual" => Virtual(text, rest),
            _ => throw new FormatException($"The source \"{Visible(text)}\" begins with none of {Kinds}."),
        };
    }

    private static SourceAddress Video(string text, string rest, string baseFolder)
    {
        var (target, query) = Split(text, rest, "loop", "rate", "realtime");
        return new SourceAddress
        {
            Kind = SourceKind.File,
            Display = text,
            Target = PathOf(text, target, baseFolder),
            Loop = query.Boolean("loop"),
            Rate = query.Number("rate", 0, HighestRate),
            Realtime = query.Boolean("realtime"),
        };
    }

    private static SourceAddress Folder(string text, string rest, string baseFolder)
    {
        var (target, query) = Split(text, rest, "loop", "rate", "recursive", "labelled");
        return new SourceAddress
        {
            Kind = SourceKind.Folder,
            Display = text,
            Target = PathOf(text, target, baseFolder),
            Loop = query.Boolean("loop"),
            Rate = query.Number("rate", 0, HighestRate) ?? SourceAddress.DefaultRate,
            Recursive = query.Boolean("recursive"),
            Labelled = query.Boolean("labelled"),
        };
    }

    private static SourceAddress Device(string text, string rest)
    {
        var (target, query) = Split(text, rest, "width", "height", "rate", "format");
        if (!DeviceName().IsMatch(target))
        {
            throw new FormatException($"The source \"{text}\" names no device; write v4l2:/dev/video0 or v4l2:0.");
        }

        return new SourceAddress
        {
            Kind = SourceKind.Device,
            Display = text,
            Target = target,
            Width = query.Integer("width", 1, LargestSide),
            Height = query.Integer("height", 1, LargestSide),
            Rate = query.Number("rate", 0.01, HighestRate),
            Format = query.Letters("format", 4),
        };
    }

    private static SourceAddress Network(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? new SourceAddress { Kind = SourceKind.Network, Display = UserInfo().Replace(text, "$1"), Target = text }
            : throw new FormatException($"The source \"{UserInfo().Replace(text, "$1")}\" is not a network address with a host.");

    private static SourceAddress Pipeline(string text, string rest) =>
        rest.Contains("appsink", StringComparison.Ordinal)
            ? new SourceAddress { Kind = SourceKind.GStreamer, Display = UserInfo().Replace(text, "$1"), Target = rest.Trim() }
            : throw new FormatException($"The pipeline \"{UserInfo().Replace(rest, "$1")}\" has no appsink, from which the frames are taken; end it with \"! videoconvert ! appsink\".");

    private static SourceAddress Virtual(string text, string rest)
    {
        var (target, query) = Split(text, rest, "seed", "rate", "width", "height", "count", "scenes");
        if (target.Length > 0)
        {
            throw new FormatException($"The source \"{text}\" has \"{target}\" after virtual:, where only options may stand.");
        }

        var scenes = query.List("scenes", SceneLine.MostScenes).Select(NamedScene.Parse).ToArray();
        var largest = scenes.Length > 0 ? SceneRenderer.LargestSide : 4096;
        var address = new SourceAddress
        {
            Kind = SourceKind.Virtual,
            Display = text,
            Seed = query.Unsigned("seed") ?? 1,
            Rate = query.Number("rate", 0, HighestRate) ?? SourceAddress.DefaultRate,
            Width = query.Integer("width", SceneRenderer.SmallestSide, largest),
            Height = query.Integer("height", SceneRenderer.SmallestSide, largest),
            Count = query.Long("count", 0) ?? 0,
            Scenes = scenes,
        };
        return scenes.Length == 0 || (address.Width ?? address.Height) == (address.Height ?? address.Width)
            ? address
            : throw new FormatException($"The source \"{text}\" shows scenes, whose pictures are square: width and height must be equal.");
    }

    private static (string Target, SourceQuery Query) Split(string text, string rest, params ReadOnlySpan<string> keys)
    {
        var mark = rest.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (rest, SourceQuery.Empty) : (rest[..mark], SourceQuery.Parse(text, rest[(mark + 1)..], keys));
    }

    private static string PathOf(string text, string target, string baseFolder)
    {
        var path = Uri.UnescapeDataString(target);
        if (path.Length == 0 || path.Any(char.IsControl))
        {
            throw new FormatException(path.Length == 0 ? $"The source \"{text}\" names no path." : $"The path of the source \"{Visible(text)}\" contains a control character.");
        }

        return Path.GetFullPath(path, baseFolder);
    }

    private static string Visible(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"{string.Concat(UserInfo().Replace(text, "$1").Take(200).Select(c => char.IsControl(c) ? '?' : c))}");

    [GeneratedRegex("^([0-9]{1,3}|/dev/[A-Za-z0-9/_.:-]{1,200})$")]
    private static partial Regex DeviceName();

    [GeneratedRegex("([a-zA-Z]+://)[^/@\\s]*@")]
    private static partial Regex UserInfo();
}
