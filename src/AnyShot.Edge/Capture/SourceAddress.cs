using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Edge.Capture;

/// <summary>
/// A camera's <c>source</c>, parsed. The grammar is <c>kind:target?key=value&amp;key=value</c>; docs/cameras.md lists kinds and options.
/// In paths <c>%XX</c> stands for a byte of UTF-8, so that a path may hold a question mark (<c>%3F</c>); network addresses and
/// pipelines are taken as they are, their question marks included.
/// </summary>
public sealed record SourceAddress
{
    /// <summary>Rate of folders and of the virtual line where none is given, frames per second.</summary>
    public const double DefaultRate = 10;

    internal const int LongestAddress = 4096;

    /// <summary>For people: the address without a password.</summary>
    public required string Display { get; init; }

    public required SourceKind Kind { get; init; }

    /// <summary>Full path, device path or index, URL or pipeline; empty for the virtual line.</summary>
    public string Target { get; init; } = "";

    /// <summary>Frames per second; 0: as fast as the inspection takes them; null: what the file or the camera has.</summary>
    public double? Rate { get; init; }

    /// <summary>Starts again at the end (file and folder).</summary>
    public bool Loop { get; init; }

    /// <summary>Skips frames when reading is slower than the rate, as a live camera would (file).</summary>
    public bool Realtime { get; init; }

    /// <summary>Includes subfolders (folder).</summary>
    public bool Recursive { get; init; }

    /// <summary>The name of the subfolder is the true class (folder).</summary>
    public bool Labelled { get; init; }

    /// <summary>Seed of the virtual line.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Pixels (device and virtual line); null: what the source has.</summary>
    public int? Width { get; init; }

    /// <summary>Pixels (device and virtual line); null: what the source has.</summary>
    public int? Height { get; init; }

    /// <summary>Pixel format of a device, four letters such as MJPG.</summary>
    public string? Format { get; init; }

    /// <summary>Parts after which the virtual line ends; 0: never.</summary>
    public long Count { get; init; }

    /// <summary>Surfaces and defects that the virtual line shows instead of its own parts; empty: its own parts.</summary>
    public IReadOnlyList<NamedScene> Scenes { get; init; } = [];

    /// <summary>True when the source waits for the inspection instead of dropping frames.</summary>
    public bool AsFastAsTaken => Rate == 0;

    /// <summary>True for cameras and streams, whose image cannot stand still for good reason: sensors have noise.</summary>
    public bool IsLive => Kind is SourceKind.Device or SourceKind.Network or SourceKind.GStreamer;

    /// <summary>Parses an address.</summary>
    /// <param name="text">As in the device configuration.</param>
    /// <param name="baseFolder">Folder against which relative paths are resolved.</param>
    /// <exception cref="FormatException">One sentence that names the address and the key that is wrong.</exception>
    public static SourceAddress Parse(string text, string baseFolder) => SourceAddressParser.Parse(text, baseFolder);
}
