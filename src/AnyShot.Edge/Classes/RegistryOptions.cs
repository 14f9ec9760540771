using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace AnyShot.Edge.Classes;

/// <summary>Section <c>registry</c>: where the classes lie. Without a connection, in this station's state directory alone.</summary>
public sealed class RegistryOptions
{
    [StringLength(1000), Description("Connection to a PostgreSQL database whose classes all stations of a group share, such as \"Host=plant-db;Database=anyshot;Username=anyshot;SSL Mode=VerifyFull\"; without password. Empty: this station has its own.")]
    public string Connection { get; set; } = "";

    [Description("Password of the database user: a file, env:NAME or credential:NAME.")]
    public string PasswordFile { get; set; } = "";

    [RegularExpression("^[A-Za-z0-9_-]{0,60}$"), Description("Name of the group of stations that share classes; letters, digits, - and _.")]
    public string Group { get; set; } = "";

    /// <summary>Classes are shared with other stations.</summary>
    internal bool IsShared => Connection.Length > 0;
}
