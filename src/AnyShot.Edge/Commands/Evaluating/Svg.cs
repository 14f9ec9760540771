using System.Globalization;
using System.Net;
using System.Text;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>A small vector picture that any browser shows. Pixels, origin at the upper left.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _content = new();

    public Svg(int width, int height)
    {
        _content.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"13\">");
        Rectangle(0, 0, width, height, "white");
    }

    public void Rectangle(double x, double y, double width, double height, string fill) =>
        _content.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" fill=\"{fill}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string stroke, double width = 1) =>
        _content.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" stroke=\"{stroke}\" stroke-width=\"{width:0.#}\"/>");

    public void Dot(double x, double y, string fill) => _content.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3.5\" fill=\"{fill}\"/>");

    /// <summary>A dot that says what it is when the pointer rests on it.</summary>
    public void Dot(double x, double y, string fill, string title) =>
        _content.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3.5\" fill=\"{fill}\" fill-opacity=\"0.75\"><title>{WebUtility.HtmlEncode(title)}</title></circle>");

    /// <summary>A larger mark with a border.</summary>
    public void Diamond(double x, double y, string fill) =>
        _content.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x:0.#} {y - 8:0.#}l8 8l-8 8l-8 -8z\" fill=\"{fill}\" stroke=\"#222\" stroke-width=\"1.5\"/>");

    /// <param name="x">Left end, middle or right end, by the anchor.</param>
    /// <param name="y">Base line.</param>
    /// <param name="text">Any text.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="fill">Colour.</param>
    /// <param name="turned">Turned by 45 degrees, rising to the right.</param>
    public void Text(double x, double y, string text, string anchor = "start", string fill = "#222", bool turned = false)
    {
        var turn = turned ? string.Create(CultureInfo.InvariantCulture, $" transform=\"rotate(-45 {x:0.#} {y:0.#})\"") : "";
        _content.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"{fill}\"{turn}>{WebUtility.HtmlEncode(text)}</text>");
    }

    public override string ToString() => $"{_content}</svg>\n";
}
