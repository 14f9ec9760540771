using System.Globalization;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>The measurements of a sweep in a folder: <c>results.csv</c>, and <c>sweep.txt</c>, which says what they were measured on. A sweep that was stopped, or to which a model is added, goes on.</summary>
public sealed class SweepFile
{
    private const string ResultsFile = "results.csv";
    private const string SettingsFile = "sweep.txt";
    private static readonly string[] Columns = ["source", "variant", "head", "labels", "run", "heldOut", "test"];

    private readonly string _folder;
    private readonly List<SweepRow> _rows = [];

    private SweepFile(string folder) => _folder = folder;

    public IReadOnlyList<SweepRow> Rows => _rows;

    /// <param name="folder">Made when it is missing.</param>
    /// <param name="settings">One line that says what the measurements depend on.</param>
    /// <exception cref="InvalidDataException">The folder has measurements of something else, or is damaged.</exception>
    public static SweepFile Open(string folder, string settings)
    {
        Directory.CreateDirectory(folder);
        var (settingsPath, results) = (Path.Combine(folder, SettingsFile), Path.Combine(folder, ResultsFile));
        var file = new SweepFile(folder);
        if (!File.Exists(results))
        {
            File.WriteAllText(settingsPath, settings + "\n");
            return file;
        }

        var before = File.Exists(settingsPath) ? File.ReadAllText(settingsPath).Trim() : "nobody knows what";
        if (before != settings)
        {
            throw new InvalidDataException($"{results} was measured on {before}, not on {settings}; take another folder.");
        }

        file._rows.AddRange(CsvFile.Read(results).Skip(1).Select(fields => Parse(results, fields)));
        return file;
    }

    /// <summary>Adds measurements; the file is replaced as a whole.</summary>
    public void Add(IEnumerable<SweepRow> rows)
    {
        _rows.AddRange(rows);
        var path = Path.Combine(_folder, ResultsFile);
        File.WriteAllText(path + ".new", string.Concat(_rows.Select(Fields).Prepend(Columns).Select(fields => CsvFile.Line(fields) + "\n")));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string[] Fields(SweepRow row) =>
        [row.Source, row.Variant, row.Head, Text(row.Labels), Text(row.Run), row.HeldOut.ToString("0.#####", CultureInfo.InvariantCulture), row.Test.ToString("0.#####", CultureInfo.InvariantCulture)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static SweepRow Parse(string path, string[] fields) =>
        fields.Length == Columns.Length
        && int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var labels)
        && int.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var run)
        && double.TryParse(fields[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var heldOut)
        && double.TryParse(fields[6], NumberStyles.Float, CultureInfo.InvariantCulture, out var test)
            ? new SweepRow(fields[0], fields[1], fields[2], labels, run, heldOut, test)
            : throw new InvalidDataException($"{path}: the line \"{CsvFile.Line(fields)}\" is no measurement.");
}
