using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Control;

/// <summary>Section <c>control</c>: what people and plant systems may ask of the running agent.</summary>
public sealed class ControlOptions
{
    [Range(1, 60_000), Description("Requests of one client in a minute; a tenth of them may come at once. More are refused.")]
    public int RequestsPerMinute { get; set; } = 1200;

    [Range(1, 64), Description("Largest image of an example in MiB.")]
    public int LargestImageMiB { get; set; } = 8;

    [Range(32, 16_384), Description("Longest side of an image of an example in pixels.")]
    public int LongestImageSide { get; set; } = 8192;

    [Description("How long a request is remembered: sent again with the same id it gets the same answer and is not done again.")]
    public TimeSpan RememberAnswers { get; set; } = TimeSpan.FromDays(7);
}
