using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes merge FROM INTO</c>.</summary>
internal static class MergeClassesCommand
{
    public static Command Create()
    {
        var from = new Argument<string>("from") { Description = "The class that goes." };
        var into = new Argument<string>("into") { Description = "The class that gets its examples and words." };
        return AskingCommand.Create(
            "merge", "Give examples and words of a class of the running agent to another one and retire it.", [from, into], ControlVerbs.ClassMerge, result => new JsonObject { ["from"] = result.GetValue(from), ["into"] = result.GetValue(into) });
    }
}
