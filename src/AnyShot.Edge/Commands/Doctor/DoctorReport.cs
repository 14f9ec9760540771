using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Doctor;

/// <summary>Shows the items: a table for people, one JSON document for programs.</summary>
internal static class DoctorReport
{
    /// <summary>Columns of a report that goes to a file or a pipe: paths and sentences stay whole, so that they can be searched and copied.</summary>
    private const int WidthInFile = 400;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string ToJson(IReadOnlyList<CheckedItem> items) =>
        JsonSerializer.Serialize(new { Worst = Worst(items), Checks = items }, Json);

    /// <summary>Prints the table: as wide as the terminal and in colour, or without escape sequences when it goes to a file or a pipe.</summary>
    public static void Print(IReadOnlyList<CheckedItem> items, TextWriter output, bool toFile)
    {
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

        console.Write(ToTable(items));
    }

    private static Table ToTable(IReadOnlyList<CheckedItem> items)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(new TableColumn("").NoWrap());
        table.AddColumn(new TableColumn("Check").NoWrap());
        table.AddColumn("Found");
        foreach (var item in items)
        {
            var found = Markup.Escape(item.Sentence);
            if (item.Advice.Length > 0)
            {
                found += $"\n[grey]-> {Markup.Escape(item.Advice)}[/]";
            }

            table.AddRow(Sign(item.Level), Markup.Escape(item.Name), found);
        }

        return table;
    }

    public static FindingLevel Worst(IEnumerable<CheckedItem> items) => items.Select(item => item.Level).DefaultIfEmpty(FindingLevel.Ok).Max();

    private static string Sign(FindingLevel level) => level switch
    {
        FindingLevel.Ok => "[green]ok[/]",
        FindingLevel.Warn => "[yellow]warn[/]",
        _ => "[red]fail[/]",
    };
}
