using System.CommandLine;
using AnyShot.Edge.Hosting;
using AnyShot.Engine.Training;
using Spectre.Console;

namespace AnyShot.Edge.Commands;

/// <summary><c>anyshot train virtual-line</c>: the small backbone that ships with the agent.</summary>
internal static class TrainCommand
{
    public static Command Create() => new("train", "Train a model.") { VirtualLine() };

    private static Command VirtualLine()
    {
        var standard = new VirtualLineTrainingOptions { OutputFolder = "" };
        var output = new Option<string>("--out", "-o") { Description = "Folder for the weights and the card. A stopped training goes on where it stood.", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Decides the first weights and every image.", DefaultValueFactory = _ => standard.Seed };
        var steps = new Option<int>("--steps") { Description = "Steps of the optimiser.", DefaultValueFactory = _ => standard.Steps };
        var batch = new Option<int>("--batch") { Description = "Images a step.", DefaultValueFactory = _ => standard.BatchSize };
        var command = new Command("virtual-line", "Train the small residual network on rendered parts of the virtual line.") { output, seed, steps, batch };
        command.SetAction((result, token) => Task.FromResult(Run(
            new VirtualLineTrainingOptions
            {
                OutputFolder = result.GetValue(output)!,
                Seed = result.GetValue(seed),
                Steps = result.GetValue(steps),
                BatchSize = result.GetValue(batch),
            },
            token)));
        return command;
    }

    private static int Run(VirtualLineTrainingOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var card = AnsiConsole.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn()).Start(context =>
            {
                var bar = context.AddTask("starting", maxValue: options.Steps);
                return new VirtualLineTraining(options, TimeProvider.System).Run(p => Show(bar, p), cancellationToken);
            });
            Console.WriteLine($"Wrote {options.OutputFolder}: {card.Parameters} parameters; {string.Join(", ", card.Validation.Select(v => $"{v.Key} {v.Value:P1}"))}");
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"Stopped; the same command goes on from the checkpoint in {options.OutputFolder}.");
            return ExitCodes.Fault;
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }

    private static void Show(ProgressTask bar, TrainingProgress progress)
    {
        bar.Value = progress.Step;
        var accuracy = progress.Accuracy is { } share ? $", {share:P1} right on held-out parts" : "";
        bar.Description = $"step {progress.Step} of {progress.Steps}, loss {progress.Loss:0.000}{accuracy}, {progress.Remaining:mm\\:ss} left";
    }
}
