using AnyShot.Edge.Commands.Evaluating;

namespace AnyShot.Edge.Commands.Mapping;

/// <summary>A map as SVG; the name of an image shows when the pointer rests on it.</summary>
internal static class MapSvg
{
    private const int LongestName = 30;

    public static string Draw(MapDrawing drawing)
    {
        var svg = new Svg(drawing.Width, drawing.Height);
        svg.Text(MapDrawing.Left, 22, drawing.Title);
        foreach (var point in drawing.Points)
        {
            var (x, y) = drawing.Place(point);
            if (point.IsPrototype)
            {
                svg.Diamond(x, y, Fill(point.Class));
            }
            else
            {
                svg.Dot(x, y, Fill(point.Class), point.Id);
            }
        }

        var left = MapDrawing.Left + MapDrawing.Side + 24;
        for (var c = 0; c < drawing.Classes.Count; c++)
        {
            svg.Dot(left, MapDrawing.NameY(c) - 4, Fill(c));
            svg.Text(left + 12, MapDrawing.NameY(c), Short(drawing.Classes[c]));
        }

        svg.Diamond(left, MapDrawing.NameY(drawing.Classes.Count) - 4, "white");
        svg.Text(left + 12, MapDrawing.NameY(drawing.Classes.Count), "prototype");
        svg.Text(MapDrawing.Left, drawing.Height - 8, drawing.Note);
        return svg.ToString();
    }

    private static string Fill(int place)
    {
        var (red, green, blue) = MapDrawing.Colour(place);
        return $"rgb({red},{green},{blue})";
    }

    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";
}
