using System.Globalization;
using System.Text;

namespace AnyShot.Soak;

/// <summary>Resident memory over time as an SVG that any browser shows.</summary>
internal static class Plot
{
    private const int Width = 900;
    private const int Height = 360;
    private const int Left = 60;
    private const int Bottom = 40;

    public static string Draw(IReadOnlyList<Sample> samples, string title)
    {
        var longest = samples[^1].Seconds;
        var highest = Math.Ceiling(samples.Max(s => Math.Max(s.AgentMiB, s.OpcUaMiB)) / 100) * 100;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/><text x=\"{Left}\" y=\"20\">{title}</text>");
        for (var mib = 0.0; mib <= highest; mib += highest / 4)
        {
            var y = Y(mib, highest);
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y:0.#}\" x2=\"{Width - 20}\" y2=\"{y:0.#}\" stroke=\"#ddd\"/><text x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{mib:0}</text>");
        }

        for (var minute = 0; minute * 60 <= longest; minute += Math.Max(1, (int)(longest / 60 / 10)))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(minute * 60, longest):0.#}\" y=\"{Height - Bottom + 20}\" text-anchor=\"middle\">{minute}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 20}\" y=\"{Height - 4}\" text-anchor=\"end\">minutes</text>");
        Line(svg, samples, s => s.AgentMiB, longest, highest, "#0b62c4", "agent");
        Line(svg, samples, s => s.OpcUaMiB, longest, highest, "#c4620b", "OPC UA processes");
        return svg.Append("</svg>\n").ToString();
    }

    private static void Line(StringBuilder svg, IReadOnlyList<Sample> samples, Func<Sample, double> value, double longest, double highest, string colour, string name)
    {
        var points = string.Join(' ', samples.Select(s => string.Create(CultureInfo.InvariantCulture, $"{X(s.Seconds, longest):0.#},{Y(value(s), highest):0.#}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" points=\"{points}\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - 24}\" y=\"{Y(value(samples[^1]), highest) - 8:0.#}\" text-anchor=\"end\" fill=\"{colour}\">{name}, MiB resident</text>");
    }

    private static double X(double seconds, double longest) => Left + (seconds / longest * (Width - Left - 20));

    private static double Y(double mib, double highest) => Height - Bottom - (mib / highest * (Height - Bottom - 40));
}
