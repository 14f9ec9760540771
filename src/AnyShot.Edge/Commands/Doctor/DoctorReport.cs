using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace AnyShot.Edge.Commands.Doctor;

/// <summary>Shows the items: a table for people, one JSON document for programs.</summary>
internal static class DoctorReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string ToJson(IReadOnlyList<CheckedItem> items) =>
        JsonSerializer.Serialize(new { Worst = Worst(items), Checks = items }, Json);

    public static Table ToTable(IReadOnlyList<CheckedItem> items)
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
