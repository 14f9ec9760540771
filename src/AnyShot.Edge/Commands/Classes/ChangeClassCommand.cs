using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes change ID</c>.</summary>
internal static class ChangeClassCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The class." };
        var name = new Option<string?>("--name") { Description = "New name." };
        var words = new ClassWordOptions();
        return AskingCommand.Create("change", "Change words, name or severity of a class of the running agent; what is left out stays.", [id, name, .. words.All], ControlVerbs.ClassChange, result =>
        {
            var body = words.Fill(new JsonObject { ["id"] = result.GetValue(id) }, result);
            if (result.GetValue(name) is { } renamed)
            {
                body["name"] = renamed;
            }

            return body;
        });
    }
}
