using System.Globalization;
using System.Text;
using OpenCvSharp;

namespace AnyShot.Engine.Rendering.Scenes;

/// <summary>Pictures of scenes on one sheet, to be looked at: a scene a row, one of its pictures a column; and a text beside it with the traits and some captions of each row.</summary>
public static class ContactSheet
{
    public const int MostRows = 200;
    public const int MostColumns = 40;
    private const ulong SceneStream = 31;
    private const int CaptionsPerScene = 4;
    private const int Gap = 2;

    /// <summary>Writes <paramref name="path"/> as PNG, and the captions to the same name with <c>.txt</c>.</summary>
    /// <param name="path">Ends in <c>.png</c>.</param>
    /// <param name="rows">Scenes, 1 to 200.</param>
    /// <param name="columns">Pictures of each, 1 to 40.</param>
    /// <param name="side">Pixels of a picture's side, 32 to 1024.</param>
    /// <param name="seed">Same seed, same sheet.</param>
    /// <param name="part">From which half of the scenes.</param>
    /// <exception cref="ArgumentException">A number out of range, or another file type.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, int rows, int columns, int side, ulong seed, ScenePart part = ScenePart.Training)
    {
        if (!path.EndsWith(".png", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"The contact sheet \"{path}\" must be a .png file.", nameof(path));
        }

        RequireCount(rows, MostRows, nameof(rows));
        RequireCount(columns, MostColumns, nameof(columns));
        var renderer = new SceneRenderer(side);
        var sampler = new SceneSampler(part);
        var random = new Pcg32(seed, SceneStream);
        var text = new StringBuilder();
        using var sheet = new Mat(rows * (side + Gap), columns * (side + Gap), MatType.CV_8UC3, Scalar.All(255));
        for (var row = 0; row < rows; row++)
        {
            var scene = sampler.Next(ref random);
            DrawRow(renderer, scene, sheet, row, columns);
            Describe(scene, row, text, ref random);
        }

        if (!Cv2.ImWrite(path, sheet))
        {
            throw new IOException($"The contact sheet \"{path}\" cannot be written.");
        }

        File.WriteAllText(Path.ChangeExtension(path, ".txt"), text.ToString());
    }

    private static void DrawRow(SceneRenderer renderer, Scene scene, Mat sheet, int row, int columns)
    {
        var side = renderer.Side;
        var area = side * side;
        var rgb = new byte[3 * area];
        var pixels = sheet.AsSpan<Vec3b>();
        for (var column = 0; column < columns; column++)
        {
            renderer.Render(scene, (ulong)column, rgb);
            for (var i = 0; i < area; i++)
            {
                var at = (((row * (side + Gap)) + (i / side)) * sheet.Cols) + (column * (side + Gap)) + (i % side);
                pixels[at] = new Vec3b(rgb[(2 * area) + i], rgb[area + i], rgb[i]);
            }
        }
    }

    private static void Describe(Scene scene, int row, StringBuilder text, ref Pcg32 random)
    {
        var traits = Enum.GetValues<Trait>().Where(scene.Has).Select(trait => $"{trait}={TraitValues.Name(trait, scene[trait])}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Row {row + 1}: {string.Join(' ', traits)}");
        for (var i = 0; i < CaptionsPerScene; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {SceneCaptions.Write(scene, ref random).Text}");
        }
    }

    private static void RequireCount(int count, int most, string name)
    {
        if (count < 1 || count > most)
        {
            throw new ArgumentException($"A contact sheet has 1 to {most} {name}, not {count}.", name);
        }
    }
}
