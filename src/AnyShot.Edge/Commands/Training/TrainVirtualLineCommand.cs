using System.CommandLine;
using AnyShot.Engine.Training;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Training;

/// <summary><c>anyshot train virtual-line</c>: the small backbone that ships with the agent.</summary>
internal static class TrainVirtualLineCommand
{
    public static Command Create()
    {
        var standard = new VirtualLineTrainingOptions { OutputFolder = "" };
        var output = new Option<string>("--out", "-o") { Description = "Folder for the weights and the card. A stopped training goes on where it stood.", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Decides the first weights and every image.", DefaultValueFactory = _ => standard.Seed };
        var steps = new Option<int>("--steps") { Description = "Steps of the optimiser.", DefaultValueFactory = _ => standard.Steps };
        var batch = new Option<int>("--batch") { Description = "Images a step.", DefaultValueFactory = _ => standard.BatchSize };
        var command = new Command("virtual-line", "Train the small residual network on rendered parts of the virtual line.") { output, seed, steps, batch };
        command.SetAction((result, token) => RunAsync(
            new VirtualLineTrainingOptions
            {
                OutputFolder = result.GetValue(output)!,
                Seed = result.GetValue(seed),
                Steps = result.GetValue(steps),
                BatchSize = result.GetValue(batch),
            },
            token));
        return command;
    }

    private static Task<int> RunAsync(VirtualLineTrainingOptions options, CancellationToken cancellationToken) => TrainingRun.StartAsync(options.OutputFolder, () =>
    {
        var card = TrainingRun.WithBar(bar =>
        {
            bar.MaxValue = options.Steps;
            return new VirtualLineTraining(options, TimeProvider.System).Run(p => Show(bar, p), cancellationToken);
        });
        TrainingRun.Tell(card, options.OutputFolder);
    });

    private static void Show(ProgressTask bar, TrainingProgress progress)
    {
        bar.Value = progress.Step;
        var accuracy = progress.Accuracy is { } share ? $", {share:P1} right on held-out parts" : "";
        bar.Description = $"step {progress.Step} of {progress.Steps}, loss {progress.Loss:0.000}{accuracy}, {progress.Remaining:mm\\:ss} left";
    }
}
