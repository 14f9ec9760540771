using System.Globalization;
using System.Text;

namespace AnyShot.Edge.Trials;

/// <summary>A report as text for people.</summary>
public static class TrialReportText
{
    public static string Write(TrialReport report)
    {
        var text = new StringBuilder();
        Line(text, $"Trial of revision {report.Revision} beside live revision {report.LiveRevision}: {report.Stage.ToString().ToLowerInvariant()}");
        Line(text, $"  {report.Sentence}");
        if (report.Note.Length > 0)
        {
            Line(text, $"  {report.Note}");
        }

        Line(text, $"Parts of the line: {report.PartsSeen} of {report.PartsNeeded} seen, {report.PartsSkipped} left out");
        Line(text, $"  decided alike        {Text(report.Unchanged)}");
        Line(text, $"  pass, would fail     {Text(report.PassToFail)}");
        Line(text, $"  fail, would pass     {Text(report.FailToPass)}");
        Line(text, $"  unsure now / then    {Text(report.UnsureLive)} / {Text(report.UnsureTrial)}");
        foreach (var change in report.Changes)
        {
            Line(text, $"  {change.Count,6}  {change.Live} {Name(change.LiveClass)} -> {change.Trial} {Name(change.TrialClass)}");
        }

        if (report.Regression is { } regression)
        {
            Line(text, $"Confirmed parts: {regression.Parts}, besides {regression.Examples} that are examples and {regression.LeftOut} left out; better {regression.Better}, worse {regression.Worse}");
            Line(text, $"                       now                          then");
            Line(text, $"  escapes              {Text(regression.Live.Escapes),-28} {Text(regression.Trial.Escapes)}");
            Line(text, $"  false rejects        {Text(regression.Live.FalseRejects),-28} {Text(regression.Trial.FalseRejects)}");
            Line(text, $"  unsure               {Text(regression.Live.Unsure),-28} {Text(regression.Trial.Unsure)}");
            Line(text, $"  class named rightly  {Text(regression.Live.RightClass),-28} {Text(regression.Trial.RightClass)}");
            if (regression.WorseExamples.Count > 0)
            {
                Line(text, $"  decided worse: {string.Join(", ", regression.WorseExamples)}");
            }
        }

        Line(text, $"Expected new escapes: {report.ExpectedEscapes}");
        if (report.Examples.Count > 0)
        {
            Line(text, $"Parts to look at:");
        }

        foreach (var example in report.Examples)
        {
            var confirmed = example.ConfirmedAs.Length > 0 ? $", confirmed as {example.ConfirmedAs}" : "";
            Line(text, $"  {example.InspectionId,8}  {example.Live} {Name(example.LiveClass)} {example.LiveConfidence:0.00} -> {example.Trial} {Name(example.TrialClass)} {example.TrialConfidence:0.00}{confirmed}");
        }

        return text.ToString();
    }

    private static string Name(string name) => name.Length == 0 ? "no class" : $"\"{name}\"";

    private static string Text(Rate rate) => rate.Of == 0
        ? "none to judge"
        : string.Create(CultureInfo.InvariantCulture, $"{rate.Count} of {rate.Of} ({100 * rate.Low:0.0} to {100 * rate.High:0.0} %)");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
