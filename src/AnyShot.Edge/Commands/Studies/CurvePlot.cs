using System.Globalization;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Evaluation;

namespace AnyShot.Edge.Commands.Studies;

/// <summary>Shares over a count, a line each, with 95 % intervals at up to ten places.</summary>
internal static class CurvePlot
{
    private const int Width = 860;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 220;
    private const int Top = 40;
    private const int Bottom = 50;
    private const int Bars = 10;

    // Distinguishable for most colour-blind people (Okabe and Ito 2008).
    private static readonly string[] Colours = ["#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a6d00"];

    /// <param name="title">A line above.</param>
    /// <param name="axis">What is counted.</param>
    /// <param name="series">Lines: name, counts (rising), shares from 0 to 1.</param>
    /// <param name="goal">A share that is marked; null for none.</param>
    public static string Draw(string title, string axis, IReadOnlyList<(string Name, IReadOnlyList<int> Counts, IReadOnlyList<MeanInterval> Shares)> series, double? goal = null)
    {
        var (first, last) = (series.Min(s => s.Counts[0]), series.Max(s => s.Counts[^1]));
        var low = Math.Max(0, Math.Floor(10 * series.Min(s => s.Shares.Min(v => v.Mean - v.HalfWidth))) / 10);
        var high = Math.Min(1, Math.Ceiling(10 * series.Max(s => s.Shares.Max(v => v.Mean + v.HalfWidth))) / 10);
        high = high > low ? high : low + 0.1;
        var svg = new Svg(Width, Height);
        svg.Text(Left, 22, title);
        for (var share = low; share < high + 0.01; share += 0.1)
        {
            svg.Line(Left, Y(share), Width - Right, Y(share), "#ddd");
            svg.Text(Left - 8, Y(share) + 4, (100 * share).ToString("0", CultureInfo.InvariantCulture), "end");
        }

        foreach (var tick in Enumerable.Range(0, 6).Select(i => first + (int)Math.Round((last - first) * i / 5.0)).Distinct())
        {
            svg.Text(X(tick), Height - Bottom + 20, tick.ToString(CultureInfo.InvariantCulture), "middle");
        }

        svg.Text((Left + Width - Right) / 2.0, Height - 8, axis, "middle");
        svg.Text(8, Top - 4, "%");
        if (goal is { } marked && marked >= low && marked <= high)
        {
            svg.Line(Left, Y(marked), Width - Right, Y(marked), "#888", 1.5);
            svg.Text(Width - Right + 4, Y(marked) + 4, "goal", fill: "#888");
        }

        for (var s = 0; s < series.Count; s++)
        {
            var (name, counts, shares) = series[s];
            var colour = Colours[s % Colours.Length];
            var step = Math.Max(1, (counts.Count + Bars - 1) / Bars);
            for (var i = 0; i < counts.Count; i++)
            {
                if (i > 0)
                {
                    svg.Line(X(counts[i - 1]), Y(shares[i - 1].Mean), X(counts[i]), Y(shares[i].Mean), colour, 1.5);
                }

                // Not at the same places for all, so that they do not cover each other.
                if ((i + (s * step / series.Count)) % step == 0)
                {
                    svg.Line(X(counts[i]), Y(shares[i].Mean - shares[i].HalfWidth), X(counts[i]), Y(shares[i].Mean + shares[i].HalfWidth), colour);
                }
            }

            svg.Dot(Width - Right + 44, Top + (20 * s), colour);
            svg.Text(Width - Right + 56, Top + (20 * s) + 4, name);
        }

        return svg.ToString();

        double X(int count) => Left + ((count - first) / (double)Math.Max(1, last - first) * (Width - Left - Right));
        double Y(double share) => Height - Bottom - ((Math.Clamp(share, low, high) - low) / (high - low) * (Height - Top - Bottom));
    }
}
