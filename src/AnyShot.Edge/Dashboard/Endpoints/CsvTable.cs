using System.Text;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>A table as a file for spreadsheets: RFC 4180, UTF-8. Cells are data: one that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
internal static class CsvTable
{
    private const string FormulaStarts = "=+-@\t\r\n";

    /// <param name="fileName">What it is saved as.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">Cells of each row, as many as there are columns.</param>
    public static IResult Of(string fileName, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        TypedResults.File(Encoding.UTF8.GetBytes(Write(header, rows)), "text/csv; charset=utf-8; header=present", fileName);

    internal static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Prepend(header))
        {
            text.Append(CsvFile.Line(cells.Select(Harmless))).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Harmless(string cell) => cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;
}
