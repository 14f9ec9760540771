using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes remove ID</c>.</summary>
internal static class RemoveClassCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The class." };
        return AskingCommand.Create(
            "remove", "Retire a class of the running agent: it judges no more, and its number is never used again.", [id], ControlVerbs.ClassRetire, result => new JsonObject { ["id"] = result.GetValue(id) });
    }
}
