using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Trials;

/// <summary>Section <c>trial</c>.</summary>
public sealed class TrialOptions
{
    [Description("manual: changed classes judge in shadow until a person promotes them; auto: until the conditions of this section hold, then the agent promotes them; off: they are live at once.")]
    public TrialMode Mode { get; set; } = TrialMode.Manual;

    [Range(1, 1_000_000), Description("Parts that a trial has to see.")]
    public int Parts { get; set; } = 200;

    [Range(0.0, 1.0), Description("Least share of the confirmed parts whose decision stays as it is or becomes better.")]
    public double RegressionShare { get; set; } = 0.99;

    [Range(0.0, 1.0), Description("In mode auto: least share of the parts seen that are decided as before.")]
    public double UnchangedShare { get; set; } = 0.95;

    [Range(0, 1_000_000), Description("In mode auto: most expected new escapes, that is confirmed defects that would pass now, and parts that were failed, would pass and were not confirmed as good.")]
    public int MostEscapes { get; set; }
}
