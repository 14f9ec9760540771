using System.Globalization;
using AnyShot.Engine.Evaluation.FewLabels;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Accuracy over the number of labels, a line a source, with the deviation of the draws.</summary>
internal static class LabelPlot
{
    private const int Width = 860;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 240;
    private const int Top = 40;
    private const int Bottom = 50;

    // Distinguishable for most colour-blind people (Okabe and Ito 2008).
    private static readonly string[] Colours = ["#000000", "#8a6d00", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    /// <param name="dataset">For the title.</param>
    /// <param name="chosen">One a source and number of labels.</param>
    public static string Draw(string dataset, IReadOnlyList<SweepSummary> chosen)
    {
        var labels = chosen.Select(one => one.Labels).Distinct().Order().ToArray();
        var low = Math.Max(0, Math.Floor(10 * chosen.Min(one => one.Test - one.Deviation)) / 10);
        var high = Math.Min(1, Math.Ceiling(10 * chosen.Max(one => one.Test + one.Deviation)) / 10);
        high = high > low ? high : low + 0.1;
        var svg = new Svg(Width, Height);
        svg.Text(Left, 22, $"{dataset}: test accuracy in % over labels a class");
        for (var share = low; share < high + 0.01; share += 0.1)
        {
            svg.Line(Left, Y(share), Width - Right, Y(share), "#ddd");
            svg.Text(Left - 8, Y(share) + 4, (100 * share).ToString("0", CultureInfo.InvariantCulture), "end");
        }

        foreach (var count in labels)
        {
            svg.Text(X(count), Height - Bottom + 20, count.ToString(CultureInfo.InvariantCulture), "middle");
        }

        foreach (var (series, i) in chosen.GroupBy(one => one.Source).Select((series, i) => (series.OrderBy(one => one.Labels).ToArray(), i)))
        {
            var colour = Colours[i % Colours.Length];
            for (var j = 0; j < series.Length; j++)
            {
                var x = X(series[j].Labels);
                svg.Dot(x, Y(series[j].Test), colour);
                svg.Line(x, Y(series[j].Test - series[j].Deviation), x, Y(series[j].Test + series[j].Deviation), colour, 2);
                if (j > 0)
                {
                    svg.Line(X(series[j - 1].Labels), Y(series[j - 1].Test), x, Y(series[j].Test), colour);
                }
            }

            svg.Dot(Width - Right + 24, Top + (20 * i), colour);
            svg.Text(Width - Right + 36, Top + (20 * i) + 4, series[0].Source);
        }

        return svg.ToString();

        double X(int count) => labels.Length == 1 ? (Left + Width - Right) / 2.0 : Left + 40 + (Array.IndexOf(labels, count) * (Width - Left - Right - 80.0) / (labels.Length - 1));
        double Y(double share) => Height - Bottom - ((Math.Clamp(share, low, high) - low) / (high - low) * (Height - Top - Bottom));
    }
}
