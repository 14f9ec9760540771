using AnyShot.Engine.Maps;

namespace AnyShot.Edge.Commands.Mapping;

/// <summary>A map with its words, before it is drawn: the same for all kinds of picture.</summary>
/// <param name="Title">A line above.</param>
/// <param name="Note">What the distances mean; stands below.</param>
/// <param name="Classes">Names.</param>
/// <param name="Points">Images first, prototypes last, so that these lie on top.</param>
internal sealed record MapDrawing(string Title, string Note, IReadOnlyList<string> Classes, IReadOnlyList<MapPoint> Points)
{
    /// <summary>Side of the square that holds the points, in pixels.</summary>
    public const int Side = 640;

    public const int Left = 20;

    public const int Top = 40;

    /// <summary>Room for the names of classes.</summary>
    public const int Right = 260;

    private const int LineHeight = 18;

    public int Width => Left + Side + Right;

    public int Height => Math.Max(Top + Side + 40, Top + (LineHeight * (Classes.Count + 3)));

    /// <summary>The sentence of a method.</summary>
    public static string NoteOf(MapMethod method) => method == MapMethod.Pca
        ? "A projection: what lies close here may lie apart in the directions that are not shown."
        : "Neighbours mean something here; distances between clusters and sizes of clusters are not metric.";

    /// <summary>Where a point lies; both directions have one scale, the second points up. Of a map in three dimensions the first two are drawn.</summary>
    public (double X, double Y) Place(MapPoint point)
    {
        var (lowX, highX) = (Points.Min(p => p.Coordinates[0]), Points.Max(p => p.Coordinates[0]));
        var (lowY, highY) = (Points.Min(p => p.Coordinates[1]), Points.Max(p => p.Coordinates[1]));
        var extent = Math.Max(Math.Max(highX - lowX, highY - lowY), 1e-12);
        return (Left + (Side / 2.0) + ((point.Coordinates[0] - ((lowX + highX) / 2.0)) / extent * Side), Top + (Side / 2.0) - ((point.Coordinates[1] - ((lowY + highY) / 2.0)) / extent * Side));
    }

    /// <summary>Base line of the name of a class.</summary>
    public static double NameY(int place) => Top + (LineHeight * (place + 1));

    /// <summary>Hues in steps of the golden section, so that neighbours in the list differ; lightness alternates.</summary>
    public static (byte Red, byte Green, byte Blue) Colour(int place)
    {
        var hue = 6 * ((place * 0.6180339887498949) % 1);
        var (low, high) = place % 2 == 0 ? (0.05, 0.8) : (0.25, 0.95);
        var rise = low + ((high - low) * (1 - Math.Abs((hue % 2) - 1)));
        var (r, g, b) = (int)hue switch
        {
            0 => (high, rise, low),
            1 => (rise, high, low),
            2 => (low, high, rise),
            3 => (low, rise, high),
            4 => (rise, low, high),
            _ => (high, low, rise),
        };
        return ((byte)(255 * r), (byte)(255 * g), (byte)(255 * b));
    }
}
