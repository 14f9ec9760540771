using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes promote REVISION</c>.</summary>
internal static class PromoteCommand
{
    public static Command Create()
    {
        var revision = new Argument<long>("revision") { Description = "The revision on trial that was looked at (anyshot classes trial)." };
        var force = new Option<bool>("--force") { Description = "Before the trial is complete; needs --why." };
        return AskingCommand.Create(
            "promote", "Make the revision on trial of the running agent live.", [revision, force], ControlVerbs.Promote, result => new JsonObject { ["revision"] = result.GetValue(revision), ["force"] = result.GetValue(force) });
    }
}
