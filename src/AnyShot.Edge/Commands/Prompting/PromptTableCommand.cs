using System.CommandLine;
using System.Globalization;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Prompts.Checks;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Prompting;

/// <summary><c>anyshot prompt table</c>: what a model makes of trade names that its captions never had.</summary>
internal static class PromptTableCommand
{
    private const int Shapes = 3;

    private static readonly Option<ulong> Seed = new("--seed") { Description = "Decides the scramblings.", DefaultValueFactory = _ => 1 };

    public static Command Create()
    {
        var command = new Command("table", "Show the nearest phrases and shapes of the trade names that no caption contains, and of the same letters in another order.") { PromptRun.Backbone, Seed };
        command.SetAction(result => PromptRun.Start(result, (encoder, console) => Show(result.GetValue(PromptRun.Backbone)!, result.GetValue(Seed), encoder, console)));
        return command;
    }

    private static void Show(string backbone, ulong seed, ITextEncoder encoder, IAnsiConsole console)
    {
        var report = new TradeNames(new PhraseVectors(encoder)).Measure(seed);
        var table = PromptRun.Table(console, "Name", "Nearest phrases", "Nearest shapes", "Meant", "Rank", "Scrambled");
        foreach (var row in report.Rows)
        {
            table.AddRow(
                Markup.Escape(row.Name), Markup.Escape(string.Join(", ", row.Phrases.Select(near => near.Text))), string.Join(", ", row.Shapes.Take(Shapes)), string.Join(", ", row.Meant),
                row.Rank.ToString(CultureInfo.InvariantCulture), Percent(row.Scrambled));
        }

        console.WriteLine($"{backbone}, {report.Rows.Count} names, {report.Scramblings} scramblings of each, seed {report.Seed}; shares in %");
        console.Write(table);
        console.WriteLine($"Nearest shape is meant: {Percent(report.Right)}; one of the three nearest: {Percent(report.RightInThree)}");
        console.WriteLine($"Scrambled letters: {Percent(report.Scrambled)}; a guess: {Percent(report.Guess)}; always the same shape, at best: {Percent(report.BestConstant)}");
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
