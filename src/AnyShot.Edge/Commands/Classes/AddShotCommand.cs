using System.CommandLine;
using System.Text.Json.Nodes;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Commands.Classes;

/// <summary><c>anyshot classes shot ID FILE</c>.</summary>
internal static class AddShotCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The class." };
        var file = new Argument<string?>("file") { Description = "A PNG, JPEG or BMP file.", Arity = ArgumentArity.ZeroOrOne };
        var inspection = new Option<long?>("--inspection") { Description = "Instead of a file: number of the verdict whose part is the example." };
        return AskingCommand.Create("shot", "Add an example to a class of the running agent.", [id, file, inspection], ControlVerbs.ShotAdd, result =>
        {
            var body = new JsonObject { ["id"] = result.GetValue(id) };
            if (result.GetValue(file) is { } path)
            {
                body["image"] = Convert.ToBase64String(File.ReadAllBytes(path));
            }

            if (result.GetValue(inspection) is { } number)
            {
                body["inspectionId"] = number;
            }

            return body;
        });
    }
}
