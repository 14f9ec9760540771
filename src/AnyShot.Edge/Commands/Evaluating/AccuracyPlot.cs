using System.Globalization;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Accuracy over the number of shots, a line a learner, with 95 % intervals.</summary>
internal static class AccuracyPlot
{
    private const int Width = 860;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 260;
    private const int Top = 40;
    private const int Bottom = 50;

    // Distinguishable for most colour-blind people (Okabe and Ito 2008).
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a6d00", "#000000"];

    /// <param name="rows">Rows of one regime.</param>
    public static string Draw(IReadOnlyList<EvaluationRow> rows)
    {
        var shots = rows.Select(row => row.Shots).Distinct().Order().ToArray();
        var low = Math.Floor(10 * rows.Min(row => row.Accuracy - row.HalfWidth)) / 10;
        var high = Math.Min(1, Math.Ceiling(10 * rows.Max(row => row.Accuracy + row.HalfWidth)) / 10);
        high = high > low ? high : low + 0.1;
        var svg = new Svg(Width, Height);
        svg.Text(Left, 22, $"{rows[0].Dataset}, {rows[0].Way}-way, {rows[0].Regime}, {rows[0].Runs} episodes");
        for (var share = low; share < high + 0.01; share += 0.1)
        {
            svg.Line(Left, Y(share), Width - Right, Y(share), "#ddd");
            svg.Text(Left - 8, Y(share) + 4, (100 * share).ToString("0", CultureInfo.InvariantCulture), "end");
        }

        foreach (var k in shots)
        {
            svg.Text(X(k), Height - Bottom + 20, k.ToString(CultureInfo.InvariantCulture), "middle");
        }

        svg.Text((Left + Width - Right) / 2.0, Height - 8, "shots", "middle");
        svg.Text(8, Top - 4, "%");
        foreach (var (series, i) in rows.GroupBy(row => (row.Learner, row.Transport)).Select((series, i) => (series.OrderBy(row => row.Shots).ToArray(), i)))
        {
            var colour = Colours[i % Colours.Length];
            // A little aside, so that intervals of several learners do not cover each other.
            var aside = 3.0 * (i - (rows.Count / (2.0 * shots.Length)));
            for (var j = 0; j < series.Length; j++)
            {
                var x = X(series[j].Shots) + aside;
                svg.Dot(x, Y(series[j].Accuracy), colour);
                svg.Line(x, Y(series[j].Accuracy - series[j].HalfWidth), x, Y(series[j].Accuracy + series[j].HalfWidth), colour, 2);
                if (j > 0)
                {
                    svg.Line(X(series[j - 1].Shots) + aside, Y(series[j - 1].Accuracy), x, Y(series[j].Accuracy), colour);
                }
            }

            svg.Dot(Width - Right + 24, Top + (20 * i), colour);
            svg.Text(Width - Right + 36, Top + (20 * i) + 4, series[0].Transport == "none" ? series[0].Learner : $"{series[0].Learner}, {series[0].Transport}");
        }

        return svg.ToString();

        double X(int k) => shots.Length == 1 ? (Left + Width - Right) / 2.0 : Left + 40 + (Array.IndexOf(shots, k) * (Width - Left - Right - 80.0) / (shots.Length - 1));
        double Y(double share) => Height - Bottom - ((share - low) / (high - low) * (Height - Top - Bottom));
    }
}
