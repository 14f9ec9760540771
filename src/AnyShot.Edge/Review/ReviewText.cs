using System.Globalization;
using System.Text;

namespace AnyShot.Edge.Review;

/// <summary>Reviews as text for a console.</summary>
internal static class ReviewText
{
    private const int MostItems = 50;

    public static string Write(QualityReport report)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{(report.Revision > 0 ? $"Revision {report.Revision}: how" : "How")} well the examples of each class recognise each other\n");
        text.Append(CultureInfo.InvariantCulture, $"{"class",-32} {"examples",8} {"recognised",12} {"distance",9}\n");
        foreach (var one in report.Classes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{one.Name,-32} {one.Examples,8} {$"{one.Recognised} of {one.LeftOut}",12} {one.MeanDistance?.ToString("0.000", CultureInfo.InvariantCulture) ?? "",9}\n");
        }

        foreach (var pair in report.ClosePairs)
        {
            text.Append(CultureInfo.InvariantCulture, $"\"{pair.First}\" and \"{pair.Second}\" can hardly be told apart (cosine {pair.Cosine:0.000}): merge them, or show what differs.\n");
        }

        foreach (var warning in report.Warnings)
        {
            text.Append(warning).Append('\n');
        }

        foreach (var item in report.Items.Take(MostItems))
        {
            text.Append(CultureInfo.InvariantCulture, $"{(item.ShouldGo ? "remove" : "look at"),-8} {item.Class}: {item.Id}  {item.Advice}\n");
        }

        var (go, look) = (report.Items.Count(item => item.ShouldGo), report.Items.Count(item => !item.ShouldGo));
        return text.Append(CultureInfo.InvariantCulture, $"{go} example(s) should go, {look} should be looked at{(report.Items.Count > MostItems ? $"; the first {MostItems} are shown" : "")}.").ToString();
    }

    public static string Write(ProposalList list)
    {
        if (list.Parts.Count == 0)
        {
            return "There is no recent part without feedback.";
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{list.Parts.Count} of {list.LookedAt} recent parts without feedback, by {list.Strategy}, revision {list.Revision}\n");
        text.Append(CultureInfo.InvariantCulture, $"{"part",10} {"score",7} {"decision",-9} {"confidence",10}  {"class",-28} camera, captured\n");
        foreach (var part in list.Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.InspectionId,10} {part.Score,7:0.000} {part.Decision,-9} {100 * part.Confidence,9:0.0}%  {part.ClassName,-28} {part.Camera}, {part.CapturedAt:yyyy-MM-dd HH:mm:ss}\n");
        }

        return text.Append("Images: /api/verdicts/PART/part.png. Say what a part is with the verb feedback, or make it an example: anyshot classes shot CLASS --inspection PART.").ToString();
    }
}
