using System.Globalization;
using AnyShot.Edge.Commands.Evaluating;
using AnyShot.Engine.Training.DualEncoder;

namespace AnyShot.Edge.Commands.Pretraining;

/// <summary>Losses and accuracies of a pretraining over the pictures seen: <c>losses.svg</c> and <c>accuracy.svg</c>.</summary>
internal static class PretrainPlots
{
    private const int Width = 860;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 260;
    private const int Top = 40;
    private const int Bottom = 50;
    private const int Ticks = 5;

    // Distinguishable for most colour-blind people (Okabe and Ito 2008).
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a6d00", "#000000"];

    /// <param name="rows">The log, at least one line.</param>
    /// <param name="folder">Where to write.</param>
    public static void Write(IReadOnlyList<DualEncoderRow> rows, string folder)
    {
        var losses = rows.SelectMany(row => Losses(row.Losses).Select(loss => (loss.Name, row.Pictures, loss.Value))).GroupBy(point => point.Name);
        File.WriteAllText(Path.Combine(folder, "losses.svg"), Draw("loss", [.. losses.Select(line => (line.Key, line.Select(point => (point.Pictures, point.Value)).ToArray()))]));
        var shares = rows.Where(row => row.Measured is not null).SelectMany(row => row.Measured!.Select(entry => (Name: entry.Key, row.Pictures, entry.Value))).GroupBy(point => point.Name);
        File.WriteAllText(Path.Combine(folder, "accuracy.svg"), Draw("% right", [.. shares.Select(line => (line.Key, line.Select(point => (point.Pictures, 100 * point.Value)).ToArray()))]));
    }

    private static (string Name, double Value)[] Losses(StepLosses losses) =>
        [("text", losses.Text), ("instances", losses.Instances), ("few-shot", losses.FewShot), ("traits", losses.Traits), ("turns", losses.Turns), ("cells", losses.Cells)];

    private static string Draw(string unit, (string Name, (long Pictures, double Value)[] Points)[] lines)
    {
        var svg = new Svg(Width, Height);
        var last = lines.Max(line => line.Points[^1].Pictures);
        var high = Math.Max(lines.Max(line => line.Points.Max(point => point.Value)), 1e-6);
        for (var i = 0; i <= Ticks; i++)
        {
            var value = high * i / Ticks;
            svg.Line(Left, Y(value), Width - Right, Y(value), "#ddd");
            svg.Text(Left - 8, Y(value) + 4, value.ToString("0.##", CultureInfo.InvariantCulture), "end");
            var pictures = last * i / Ticks;
            svg.Text(X(pictures), Height - Bottom + 20, (pictures / 1e6).ToString("0.##", CultureInfo.InvariantCulture), "middle");
        }

        svg.Text((Left + Width - Right) / 2.0, Height - 8, "million pictures", "middle");
        svg.Text(8, Top - 14, unit);
        for (var i = 0; i < lines.Length; i++)
        {
            var (name, points) = lines[i];
            var colour = Colours[i % Colours.Length];
            for (var j = 1; j < points.Length; j++)
            {
                svg.Line(X(points[j - 1].Pictures), Y(points[j - 1].Value), X(points[j].Pictures), Y(points[j].Value), colour, 1.5);
            }

            svg.Dot(X(points[^1].Pictures), Y(points[^1].Value), colour);
            svg.Dot(Width - Right + 24, Top + (20 * i), colour);
            svg.Text(Width - Right + 36, Top + (20 * i) + 4, string.Create(CultureInfo.InvariantCulture, $"{name} {points[^1].Value:0.##}"));
        }

        return svg.ToString();

        double X(double pictures) => Left + (pictures / Math.Max(last, 1) * (Width - Left - Right));
        double Y(double value) => Height - Bottom - (value / high * (Height - Top - Bottom));
    }
}
