using System.Globalization;
using System.Text;

namespace AnyShot.Edge.Suspicion;

/// <summary>The report for people.</summary>
internal static class SuspicionText
{
    public static string Write(SuspicionReport report)
    {
        var measure = report.Measure == SuspicionCheck.SimNet ? $"the similarity network of {report.Backbone}" : $"the cosine of embeddings of {report.Backbone}";
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture, $"{report.Doubted} of {report.Compared} shots and confirmed parts are more similar to another class than to their own, by {measure}.\n"));
        if (report.LeftOut > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{report.LeftOut} more could not be compared.\n");
        }

        foreach (var example in report.Examples.Where(example => example.IsDoubted))
        {
            var what = example.Shot.Length > 0 ? $"shot {example.Shot}" : $"part {example.InspectionId}";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{what}: labelled {example.Class} ({example.Similarity:0.00}), neighbours say {example.NeighboursSay} ({example.SimilarityToNeighbours:0.00}); nearest: {string.Join(", ", example.Neighbours)}\n");
        }

        return text.ToString();
    }
}
