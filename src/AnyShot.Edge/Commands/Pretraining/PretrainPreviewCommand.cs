using System.CommandLine;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary><c>anyshot pretrain preview</c>: what the encoder is trained on, to be looked at.</summary>
internal static class PretrainPreviewCommand
{
    private const int Rows = 12;
    private const int Columns = 8;
    private const int Side = 96;

    public static Command Create()
    {
        var output = new Option<string>("--out", "-o") { Description = "PNG for the pictures; their captions go to a .txt beside it.", Required = true };
        var rows = new Option<int>("--rows") { Description = $"Scenes, 1 to {ContactSheet.MostRows}.", DefaultValueFactory = _ => Rows };
        var columns = new Option<int>("--columns") { Description = $"Pictures of each, 1 to {ContactSheet.MostColumns}.", DefaultValueFactory = _ => Columns };
        var side = new Option<int>("--side") { Description = "Side of a picture in pixels.", DefaultValueFactory = _ => Side };
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same sheet.", DefaultValueFactory = _ => 1 };
        var validation = new Option<bool>("--validation") { Description = "Scenes of the validation, which training never shows." };
        var command = new Command("preview", "Draw a contact sheet of rendered scenes with their captions.") { output, rows, columns, side, seed, validation };
        command.SetAction((result, _) => Task.FromResult(Run(() => ContactSheet.Write(
            result.GetValue(output)!,
            result.GetValue(rows),
            result.GetValue(columns),
            result.GetValue(side),
            result.GetValue(seed),
            result.GetValue(validation) ? ScenePart.Validation : ScenePart.Training))));
        return command;
    }

    private static int Run(Action draw)
    {
        try
        {
            draw();
            return ExitCodes.Success;
        }
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }
}
