using AnyShot.Edge.Hosting;
using AnyShot.Engine.Backbones;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Training;

/// <summary>What the training commands have in common: a bar, one sentence at the end, and what goes wrong.</summary>
internal static class TrainingRun
{
    /// <summary>
    /// Trains on another thread: signals reach a command only after its action has returned its task, and an action that trained before that could not be stopped.
    /// </summary>
    /// <param name="outputFolder">Where the model is to be.</param>
    /// <param name="train">Throws when it was stopped.</param>
    /// <param name="goesOn">Whether a stopped training has left a checkpoint.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> StartAsync(string outputFolder, Action train, bool goesOn = true) => Task.Run(() => Start(outputFolder, train, goesOn), CancellationToken.None);

    private static int Start(string outputFolder, Action train, bool goesOn)
    {
        try
        {
            train();
            return ExitCodes.Success;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine(goesOn ? $"Stopped; the same command goes on from the checkpoint in {outputFolder}." : "Stopped; nothing was written.");
            return ExitCodes.Fault;
        }
        catch (Exception error) when (error is ArgumentException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
            return ExitCodes.Usage;
        }
    }

    public static T WithBar<T>(Func<ProgressTask, T> train) =>
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .Start(context => train(context.AddTask("starting")));

    public static void Tell(ModelCard card, string outputFolder) =>
        Console.WriteLine($"Wrote {outputFolder}: {card.Parameters} parameters; {string.Join(", ", card.Validation.Select(v => $"{v.Key} {v.Value:P1}"))}");
}
