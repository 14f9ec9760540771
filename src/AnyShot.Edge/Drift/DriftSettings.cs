using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Drift;

/// <summary>Section <c>drift</c>: whether the parts still look as they did when the station was commissioned.</summary>
public sealed class DriftSettings
{
    [Description("False watches nothing; a stored reference stays.")]
    public bool Enabled { get; set; } = true;

    [Range(40, 2000), Description("Parts of a camera that are its reference: the first ones of a station, and those after somebody asked for a new one.")]
    public int ReferenceParts { get; set; } = 500;

    [Range(10, 1000), Description("Newest parts that are compared with the reference; at most half of it.")]
    public int WindowParts { get; set; } = 100;

    [Range(0.001, 0.2), Description("Share of windows out of the reference itself that may lie beyond the limit.")]
    public double FalseAlarms { get; set; } = 0.01;

    [Range(1, 10_000), Description("Parts in a row for which the distance must be beyond the limit before the alarm is raised, and within it before it is cleared.")]
    public int SustainedParts { get; set; } = 100;

    [Range(100, 100_000), Description("Points of a camera's history that are kept; there is one for every tenth of a window.")]
    public int HistoryPoints { get; set; } = 5000;
}
