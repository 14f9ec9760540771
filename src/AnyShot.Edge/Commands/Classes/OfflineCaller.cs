using System.CommandLine;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Commands.Classes;

/// <summary>Who changes the registry at the command line: whoever may write the state directory is its administrator.</summary>
internal static class OfflineCaller
{
    public static Option<string> Why { get; } = new("--why") { Description = "Reason, for the audit log.", DefaultValueFactory = _ => "" };

    public static Caller Now => new(Environment.UserName, Role.Administrator, Door.Agent, "command line");
}
