using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Parts;

/// <summary>Section <c>parts</c>: images of parts on disk, lossless, so that a verdict can be confirmed and a part can become an example afterwards.</summary>
public sealed class PartOptions
{
    [Description("False keeps no images of parts; verdicts can then not be confirmed, and no part can become an example by its inspection id.")]
    public bool Enabled { get; set; } = true;

    [Range(1, 1_000_000), Description("Recent parts that are kept at most; the oldest goes.")]
    public int Most { get; set; } = 2000;

    [Range(1, 1_000_000), Description("Size of the images of recent parts at most, in MiB; the oldest goes.")]
    public int LargestSizeMiB { get; set; } = 1024;

    [Range(1, 1_000_000), Description("Confirmed parts whose image is kept at most, on which every change of classes is tried; the oldest of the class that has most goes.")]
    public int MostConfirmed { get; set; } = 2000;

    [Range(1, 1_000_000), Description("Size of the images of confirmed parts at most, in MiB.")]
    public int ConfirmedLargestSizeMiB { get; set; } = 1024;
}
