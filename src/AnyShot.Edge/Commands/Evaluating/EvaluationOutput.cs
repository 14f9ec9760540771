namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Puts a report where it was asked for.</summary>
internal static class EvaluationOutput
{
    /// <summary>Stands for standard output.</summary>
    public const string Standard = "-";

    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void Write(EvaluationReport report, EvaluateOptions options)
    {
        if (options.Json == Standard)
        {
            Console.Write(EvaluationJson.Write(report));
        }
        else
        {
            EvaluationTable.Print(report, Console.Out, Console.IsOutputRedirected);
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
