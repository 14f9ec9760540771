using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Configuration;

/// <summary>Section <c>station</c>: who we are in the plant (ISA-95 path).</summary>
public sealed class StationOptions
{
    [Required, RegularExpression("^[A-Za-z0-9_-]{1,60}$"), Description("Name of the station; letters, digits, - and _. OPC UA node ids start with it.")]
    public string Name { get; set; } = "";

    [Description("Enterprise, first level of the topic path; may be empty.")]
    public string Enterprise { get; set; } = "";

    [Description("Site, second level.")]
    public string Site { get; set; } = "";

    [Description("Area, third level.")]
    public string Area { get; set; } = "";

    [Description("Line, fourth level.")]
    public string Line { get; set; } = "";

    [Description("Cell, fifth level.")]
    public string Cell { get; set; } = "";
}
