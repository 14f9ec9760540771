namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Puts a report where it was asked for.</summary>
internal static class EvaluationOutput
{
    /// <summary>Stands for standard output.</summary>
    public const string Standard = "-";

    /// <param name="report">What was found.</param>
    /// <param name="options">Names the files.</param>
    /// <param name="output">Receives the table, or the JSON document in its place.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(EvaluationReport report, EvaluateOptions options, TextWriter output)
    {
        if (options.Json == Standard)
        {
            output.Write(EvaluationJson.Write(report));
        }
        else
        {
            EvaluationTable.Print(report, output, Console.IsOutputRedirected);
        }

        if (options.Json is { } json and not Standard)
        {
            File.WriteAllText(json, EvaluationJson.Write(report));
        }

        if (options.Csv is { } csv)
        {
            File.WriteAllText(csv, EvaluationCsv.Write(report.Rows));
        }

        if (options.Plots is { } plots)
        {
            EvaluationPlots.Write(report.Rows, plots);
        }
    }
}
