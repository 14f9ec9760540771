using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes add NAME</c>.</summary>
internal static class AddClassCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Name of the class; in words it is its prompt too: \"thin dark crack\"." };
        var number = new Option<int?>("--number") { Description = "Number for the PLC; the next free one when it is left out." };
        var id = new Option<string?>("--id") { Description = "What topics and nodes call it; made of the name when it is left out." };
        var words = new ClassWordOptions();
        return AskingCommand.Create("add", "Add a class to the running agent, on trial.", [name, number, id, .. words.All], ControlVerbs.ClassAdd, result =>
        {
            var body = words.Fill(new JsonObject { ["name"] = result.GetValue(name) }, result);
            if (result.GetValue(number) is { } given)
            {
                body["number"] = given;
            }

            if (result.GetValue(id) is { } called)
            {
                body["id"] = called;
            }

            return body;
        });
    }
}
