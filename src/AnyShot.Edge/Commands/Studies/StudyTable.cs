using System.Globalization;
using AnyShot.Engine.Evaluation;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Studies;

/// <summary>A table of a study for people.</summary>
internal static class StudyTable
{
    /// <summary>Columns of a table that goes to a file or a pipe.</summary>
    private const int WidthInFile = 200;

    /// <param name="output">Receives the table.</param>
    /// <param name="title">A line above it.</param>
    /// <param name="heading">Columns; all but the first are numbers.</param>
    /// <param name="rows">Cells.</param>
    public static void Print(TextWriter output, string title, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows)
    {
        var toFile = Console.IsOutputRedirected;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = toFile ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = toFile ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(output),
        });
        if (toFile)
        {
            console.Profile.Width = WidthInFile;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns([.. heading.Select(Markup.Escape)]);
        foreach (var column in table.Columns.Skip(1))
        {
            column.RightAligned();
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.WriteLine(title);
        console.Write(table);
    }

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);

    public static string Percent(MeanInterval share) => $"{Percent(share.Mean)} ± {Percent(share.HalfWidth)}";

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
