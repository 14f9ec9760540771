using System.Globalization;
using System.Text;

namespace AnyShot.Engine.Training.Generative;

/// <summary>The log of a training as a table and as a picture.</summary>
internal static class GenerativeLog
{
    private const int Width = 720;
    private const int Height = 320;
    private const int Margin = 48;
    private static readonly string[] Colours = ["#1f6feb", "#b8860b", "#1a7f37"];

    /// <summary>One line an epoch.</summary>
    public static string Csv(IReadOnlyList<string> names, IReadOnlyList<double[]> rows)
    {
        var text = new StringBuilder($"epoch,{string.Join(',', names)}\n");
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i + 1},{string.Join(',', rows[i].Select(loss => loss.ToString("0.######", CultureInfo.InvariantCulture)))}\n");
        }

        return text.ToString();
    }

    /// <summary>Each loss from 0 to its own highest value, which stands beside its name.</summary>
    public static string Svg(IReadOnlyList<string> names, IReadOnlyList<double[]> rows)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"none\" stroke=\"#999\" d=\"M{Margin} {Margin}V{Height - Margin}H{Width - Margin}\"/>\n");
        for (var loss = 0; loss < names.Count; loss++)
        {
            var highest = Math.Max(rows.Max(row => row[loss]), 1e-9);
            var points = rows.Select((row, i) => string.Create(
                CultureInfo.InvariantCulture,
                $"{Margin + ((Width - (2.0 * Margin)) * (i + 1) / rows.Count):0.#},{Height - Margin - ((Height - (2.0 * Margin)) * row[loss] / highest):0.#}"));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{Colours[loss % Colours.Length]}\" stroke-width=\"2\" points=\"{string.Join(' ', points)}\"/>\n");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + (200 * loss)}\" y=\"20\" fill=\"{Colours[loss % Colours.Length]}\">{names[loss]}, highest {highest:0.####}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Width - Margin}\" y=\"{Height - Margin + 18}\" text-anchor=\"end\" fill=\"#333\">epoch {rows.Count}</text>\n</svg>\n");
        return svg.ToString();
    }
}
