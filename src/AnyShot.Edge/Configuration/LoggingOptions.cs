using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Configuration;

/// <summary>Section <c>logging</c>.</summary>
public sealed class LoggingOptions
{
    [RegularExpression("^(verbose|debug|information|warning|error)$"), Description("verbose, debug, information, warning or error.")]
    public string Level { get; set; } = "information";

    [Description("Folder of the log files, relative to the state directory; empty for no files.")]
    public string Folder { get; set; } = "logs";

    [Range(1, 1000), Description("Most log files to keep, one a day.")]
    public int KeepFiles { get; set; } = 14;

    [Range(1, 10_000), Description("Largest log file in MiB.")]
    public int LargestFileMiB { get; set; } = 50;
}
