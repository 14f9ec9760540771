using OpenCvSharp;

namespace AnyShot.Edge.Commands.Mapping;

/// <summary>A map as PNG. Letters beyond ASCII become question marks: the picture library draws no others.</summary>
internal static class MapPng
{
    private const int LongestName = 28;
    private static readonly Scalar Ink = new(34, 34, 34);

    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, MapDrawing drawing)
    {
        using var image = new Mat(drawing.Height, drawing.Width, MatType.CV_8UC3, new Scalar(255, 255, 255));
        Text(image, drawing.Title, MapDrawing.Left, 22);
        foreach (var point in drawing.Points)
        {
            var (x, y) = drawing.Place(point);
            if (point.IsPrototype)
            {
                Diamond(image, (int)Math.Round(x), (int)Math.Round(y), Fill(point.Class));
            }
            else
            {
                Dot(image, (int)Math.Round(x), (int)Math.Round(y), Fill(point.Class));
            }
        }

        const int left = MapDrawing.Left + MapDrawing.Side + 24;
        for (var c = 0; c < drawing.Classes.Count; c++)
        {
            Dot(image, left, (int)MapDrawing.NameY(c) - 4, Fill(c));
            Text(image, drawing.Classes[c].Length <= LongestName ? drawing.Classes[c] : $"{drawing.Classes[c][..(LongestName - 2)]}..", left + 12, (int)MapDrawing.NameY(c));
        }

        Diamond(image, left, (int)MapDrawing.NameY(drawing.Classes.Count) - 4, new Scalar(255, 255, 255));
        Text(image, "prototype", left + 12, (int)MapDrawing.NameY(drawing.Classes.Count));
        Text(image, drawing.Note, MapDrawing.Left, drawing.Height - 8);
        Cv2.ImEncode(".png", image, out var png);
        File.WriteAllBytes(path, png);
    }

    private static void Dot(Mat image, int x, int y, Scalar colour) => Cv2.Circle(image, x, y, 3, colour, -1, LineTypes.AntiAlias);

    private static void Diamond(Mat image, int x, int y, Scalar colour)
    {
        for (var row = -7; row <= 7; row++)
        {
            var half = 7 - Math.Abs(row);
            Cv2.Line(image, new Point(x - half, y + row), new Point(x + half, y + row), colour);
        }

        Point[] corners = [new(x, y - 8), new(x + 8, y), new(x, y + 8), new(x - 8, y)];
        for (var i = 0; i < corners.Length; i++)
        {
            Cv2.Line(image, corners[i], corners[(i + 1) % corners.Length], Ink, 1, LineTypes.AntiAlias);
        }
    }

    private static void Text(Mat image, string text, int x, int y) =>
        Cv2.PutText(image, string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?')), new Point(x, y), HersheyFonts.HersheySimplex, 0.42, Ink, 1, LineTypes.AntiAlias);

    private static Scalar Fill(int place)
    {
        var (red, green, blue) = MapDrawing.Colour(place);
        return new Scalar(blue, green, red);
    }
}
