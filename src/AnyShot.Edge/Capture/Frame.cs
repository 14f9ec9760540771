using AnyShot.Edge.Triggering;
using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>
/// One camera frame. The image is 8-bit, one channel (grey) or three (BGR). Whoever takes a frame from a buffer owns it and disposes it once;
/// disposing gives the pixel buffer back to the camera's pool, so the image must not be kept longer than the frame.
/// </summary>
public sealed class Frame : IDisposable
{
    private Action<Frame>? _giveBack;

    public Frame(string camera, Mat image, Action<Frame>? giveBack = null)
    {
        Camera = camera;
        Image = image;
        _giveBack = giveBack;
    }

    /// <summary>Name of the camera in the device configuration.</summary>
    public string Camera { get; }

    public Mat Image { get; }

    /// <summary>Counts the frames of this camera since the agent started, from 1.</summary>
    public long Sequence { get; set; }

    /// <summary>When the frame was read, UTC.</summary>
    public DateTimeOffset CapturedAt { get; set; }

    /// <summary>The same moment as <see cref="TimeProvider.GetTimestamp"/>, for durations.</summary>
    public long CapturedTimestamp { get; set; }

    /// <summary>True class where the source knows it (virtual line, labelled folder); otherwise null. Never used for judging.</summary>
    public string? Truth { get; set; }

    /// <summary>Name of the file or the part number where the source knows one; otherwise null.</summary>
    public string? PartId { get; set; }

    /// <summary>The part of the image that is judged, as the camera had it when the frame was captured.</summary>
    public RegionOptions Region { get; set; } = RegionOptions.Whole;

    /// <summary>Checksum of the configuration that <see cref="Region"/> is of.</summary>
    public uint ConfigurationChecksum { get; set; }

    /// <summary>The command that it answers; null where none did ask.</summary>
    public TriggerCommand? Command { get; set; }

    /// <summary>Called again when the pool lends the same buffer out a second time.</summary>
    internal void Lend(Action<Frame> giveBack) => _giveBack = giveBack;

    public void Dispose()
    {
        var giveBack = Interlocked.Exchange(ref _giveBack, null);
        giveBack?.Invoke(this);
    }
}
