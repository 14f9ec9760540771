using System.Text;
using System.Text.RegularExpressions;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>A table as a file for spreadsheets: RFC 4180, UTF-8 with a byte order mark, without which Excel reads umlauts in the code page of the machine. Cells are data, never formulas.</summary>
internal static partial class CsvTable
{
    /// <param name="fileName">What it is saved as.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">Cells of each row, as many as there are columns.</param>
    public static IResult Of(string fileName, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Write(header, rows))], "text/csv; charset=utf-8; header=present", fileName);

    internal static string Write(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var cells in rows.Prepend(header))
        {
            text.Append(CsvFile.Line(cells.Select(cell => Formula().Replace(cell, "'")))).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>
    /// Where a spreadsheet would see a formula begin: it gets an apostrophe there. At the start of a cell, and after a semicolon, a tab or a line end within one, at which a spreadsheet set to
    /// another separator than the comma begins a cell (German Excel does so at the semicolon). East Asian spreadsheets take the wide signs too.
    /// </summary>
    [GeneratedRegex("^(?=[ \"]*[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20])|(?<=[;\\t\\r\\n])(?=[ \"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])")]
    private static partial Regex Formula();
}
