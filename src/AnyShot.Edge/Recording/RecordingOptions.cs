using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Recording;

/// <summary>Section <c>recording</c>: images of parts without a label, over weeks, for <c>anyshot train generative</c>.</summary>
public sealed class RecordingOptions
{
    [Description("True keeps images in the folder recording of the state directory.")]
    public bool Enabled { get; set; }

    [Range(1, 1_000_000), Description("Every so many parts of a camera one is recorded.")]
    public int Every { get; set; } = 10;

    [Description("Least time between two recorded parts of a camera.")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    [Range(1, 1_000_000), Description("Images at most; the oldest goes.")]
    public int Most { get; set; } = 20_000;

    [Range(1, 10_000_000), Description("Size of the images at most, in MiB; the oldest goes.")]
    public int LargestSizeMiB { get; set; } = 2048;
}
