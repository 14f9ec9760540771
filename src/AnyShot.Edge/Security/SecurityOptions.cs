using System.ComponentModel;

namespace AnyShot.Edge.Security;

/// <summary>Section <c>security</c>: who may do what, the same for page, MQTT and OPC UA.</summary>
public sealed class SecurityOptions
{
    [Description("File with the users, made by `anyshot users add`; empty for users.json in the state directory.")]
    public string UsersFile { get; set; } = "";
}
