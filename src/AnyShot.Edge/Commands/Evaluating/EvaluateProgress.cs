using AnyShot.Engine.Data;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Shows on the error stream how far an evaluation is: the output stays clean for tables and pipes.</summary>
internal static class EvaluateProgress
{
    /// <summary>Runs the work, with a bar and the time left for each of its tasks if a person is watching.</summary>
    public static T Show<T>(Func<IProgress<WorkProgress>, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new InlineProgress<WorkProgress>(_ => { }));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                return work(new InlineProgress<WorkProgress>(p =>
                {
                    if (!bars.TryGetValue(p.Task, out var bar))
                    {
                        bars[p.Task] = bar = context.AddTask(Markup.Escape(p.Task));
                    }

                    bar.MaxValue = p.Total;
                    bar.Value = p.Done;
                }));
            });
    }
}
