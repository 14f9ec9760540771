using System.Globalization;

namespace AnyShot.Engine.Training;

/// <summary>Curves of a training as a picture: losses on the left scale from 0 to the highest, shares on the right one from 0 to 100 %.</summary>
internal sealed class TrainingCurve(string unit, int last)
{
    private const int Width = 720;
    private const int Height = 320;
    private const int Margin = 48;

    /// <summary>Width of a letter of a title, pixels.</summary>
    private const int Letter = 7;

    private readonly List<(string Title, string Colour, bool IsShare, (int At, double Value)[] Points)> _lines = [];

    /// <param name="title">Any text.</param>
    /// <param name="colour">As SVG has it.</param>
    /// <param name="points">Position (0 to the last) and value, 0 or more.</param>
    public TrainingCurve Loss(string title, string colour, IEnumerable<(int At, double Value)> points)
    {
        _lines.Add((title, colour, false, [.. points]));
        return this;
    }

    /// <param name="title">Any text.</param>
    /// <param name="colour">As SVG has it.</param>
    /// <param name="points">Position and share, 0 to 1.</param>
    public TrainingCurve Share(string title, string colour, IEnumerable<(int At, double Value)> points)
    {
        _lines.Add((title + " (right)", colour, true, [.. points]));
        return this;
    }

    public override string ToString()
    {
        var highest = Math.Max(_lines.Where(line => !line.IsShare).SelectMany(line => line.Points).Select(point => point.Value).DefaultIfEmpty().Max(), 1e-6);
        var left = Margin;
        var titles = "";
        foreach (var (title, colour, _, _) in _lines)
        {
            titles += Text(left, 20, "start", colour, title);
            left += (title.Length * Letter) + 10;
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n")
            + $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n"
            + $"<path fill=\"none\" stroke=\"#999\" d=\"M{Margin} {Margin}V{Height - Margin}H{Width - Margin}V{Margin}\"/>\n"
            + string.Concat(_lines.Select(line => Line(line.Colour, line.Points.Select(point => (point.At, line.IsShare ? point.Value : point.Value / highest)))))
            + titles
            + Text(Margin - 6, Margin + 4, "end", "#333", highest.ToString("0.##", CultureInfo.InvariantCulture))
            + Text(Margin - 6, Height - Margin, "end", "#333", "0")
            + Text(Width - Margin + 6, Margin + 4, "start", "#333", "100 %")
            + Text(Margin, Height - Margin + 18, "start", "#333", $"{unit} 0")
            + Text(Width - Margin, Height - Margin + 18, "end", "#333", last.ToString(CultureInfo.InvariantCulture))
            + "</svg>\n";
    }

    private string Line(string colour, IEnumerable<(int At, double Share)> points) => string.Create(
        CultureInfo.InvariantCulture,
        $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{Across(point.At):0.#},{Up(point.Share):0.#}")))}\"/>\n");

    private double Across(int at) => Margin + ((Width - (2.0 * Margin)) * at / Math.Max(1, last));

    private static double Up(double share) => Height - Margin - ((Height - (2.0 * Margin)) * share);

    private static string Text(double x, double y, string anchor, string colour, string content) => string.Create(
        CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{content}</text>\n");
}
