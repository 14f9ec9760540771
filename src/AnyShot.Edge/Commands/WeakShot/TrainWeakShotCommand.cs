using System.CommandLine;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Edge.Commands.Training;
using AnyShot.Engine.Data;
using AnyShot.Engine.Training.WeakShot;
using Spectre.Console;

namespace AnyShot.Edge.Commands.WeakShot;

/// <summary><c>anyshot train weak-shot</c>: a classifier from images with doubtful labels.</summary>
internal static class TrainWeakShotCommand
{
    private static readonly Option<string[]> Base = new("--base") { Description = "Clean images of other classes, one folder a class or manifests. Given several times the sets are joined.", Required = true, HelpName = "DATA" };
    private static readonly Option<string> Noisy = new("--noisy") { Description = "Images with doubtful labels: one folder a class, manifests or one manifest.", Required = true, HelpName = "DATA" };
    private static readonly Option<string> Output = new("--out", "-o") { Description = "Folder for the model. A stopped training goes on where it stood.", Required = true, HelpName = "FOLDER" };
    private static readonly Option<string?> Weights = new("--weights") { Description = "weights.csv of an earlier training, perhaps changed by hand, instead of computed weights. It must name every noisy image.", HelpName = "FILE.csv" };

    public static Command Create()
    {
        var command = new Command("weak-shot", "Train a classifier from images with doubtful labels, helped by clean images of other classes, and list the suspicious labels.") { Base, Noisy, Output, Weights };
        WeakShotSettings.AddTo(command);
        command.SetAction((result, token) => TrainingRun.StartAsync(result.GetValue(Output)!, () => Run(result, token)));
        return command;
    }

    private static void Run(ParseResult result, CancellationToken cancellationToken)
    {
        var folder = result.GetValue(Output)!;
        var training = new WeakShotTraining(
            WeakShotSettings.Read(result),
            ImageDatasetParts.Join([.. result.GetValue(Base)!.Select(ImageDataset.Read)]),
            ImageDataset.Read(result.GetValue(Noisy)!),
            folder,
            result.GetValue(Weights),
            TimeProvider.System);
        var card = TrainingRun.WithBar(bar => training.Run(
            Console.Error.WriteLine,
            new InlineProgress<WorkProgress>(p => bar.Description = $"{p.Task}, {p.Done} of {p.Total}"),
            p => Show(bar, p),
            cancellationToken));
        TrainingRun.Tell(card, folder);
        Console.WriteLine($"Look at {Path.Combine(folder, "suspicious.html")}: labels that their neighbours doubt.");
    }

    private static void Show(ProgressTask bar, WeakShotProgress progress)
    {
        bar.Value = progress.Done * bar.MaxValue;
        var f1 = progress.F1 is { } share ? $", F1 {share:0.00} on held-out classes" : "";
        bar.Description = $"{progress.Stage}, epoch {progress.Epoch} of {progress.Epochs}, loss {progress.Loss:0.000}{f1}, {progress.Remaining:hh\\:mm\\:ss} left";
    }
}
