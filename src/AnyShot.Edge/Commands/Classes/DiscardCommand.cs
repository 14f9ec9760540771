using System.CommandLine;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes discard</c>.</summary>
internal static class DiscardCommand
{
    public static Command Create() => AskingCommand.Create("discard", "Drop what is on trial at the running agent.", [], ControlVerbs.Discard, _ => []);
}
