using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Outbox;

/// <summary>Section <c>outbox</c>.</summary>
public sealed class OutboxOptions
{
    [Description("Delivered verdicts stay this long, to be sent again when a broker lost its memory.")]
    public TimeSpan ReplayWindow { get; set; } = TimeSpan.FromMinutes(10);

    [Range(0, 1_000_000)]
    [Description("And at most this many of them.")]
    public int ReplayRows { get; set; } = 10_000;

    [Range(1, 100_000)]
    [Description("Largest size of the outbox file in MiB. From 80 % on an alarm is raised; at 100 % judging stops rather than losing a verdict.")]
    public int LargestSizeMiB { get; set; } = 1024;

    [Description("An undelivered verdict older than this raises an alarm; it is kept all the same.")]
    public TimeSpan AlarmAge { get; set; } = TimeSpan.FromMinutes(15);
}
