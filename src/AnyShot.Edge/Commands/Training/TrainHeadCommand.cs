using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Evaluation.FewLabels;
using AnyShot.Engine.Training.Generative;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train head</c>: a small classifier on a generative model, from a few labelled images.</summary>
internal static class TrainHeadCommand
{
    private const string Description = """
        Put a classifier on a generative model with a few labelled images. Layers, cells, time and head are chosen on a fifth of the images; the agent uses the result as learner trained.

        Example: anyshot train head models/vae labelled --out models/vae-head
        """;

    public static Command Create()
    {
        var model = new Argument<string>("MODEL") { Description = "Folder of anyshot train generative; it stays as it is." };
        var data = new Argument<string>("DATAFOLDER") { Description = "Folder with one folder of labelled images a class." };
        var output = new Option<string>("--out", "-o") { Description = "Folder for the new model.", Required = true };
        var heads = new Option<string>("--heads") { Description = "Heads to choose from.", HelpName = "NAME,...", DefaultValueFactory = _ => string.Join(',', HeadNames.All) };
        var seed = new Option<ulong>("--seed") { Description = "Of the held-out fifth and the fit.", DefaultValueFactory = _ => 1 };
        var command = new Command("head", Description) { model, data, output, heads, seed };
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(output)!, () =>
        {
            HeadKind[] kinds = [.. result.GetValue(heads)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(HeadNames.Parse)];
            if (kinds.Length == 0)
            {
                throw new ArgumentException("--heads needs a value.");
            }

            var (card, choice) = EvaluateProgress.Show(progress => HeadTraining.Run(
                result.GetValue(model)!, result.GetValue(data)!, result.GetValue(output)!, kinds, result.GetValue(seed), Console.Error.WriteLine, progress, token));
            Console.WriteLine($"Wrote {result.GetValue(output)}: {card.Classes.Count} classes, {choice}.");
        }, goesOn: false));
        return command;
    }
}
