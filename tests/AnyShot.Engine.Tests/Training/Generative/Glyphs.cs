using System.Buffers.Binary;
using System.IO.Compression;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Training.Generative;

/// <summary>Rendered glyphs of 16 x 16 pixels in five classes, anywhere in the picture, of changing size and brightness, on noise; as pictures and as IDX files.</summary>
internal static class Glyphs
{
    public const int Side = 16;

    private static readonly string[][] Shapes =
    [
        ["#....", "#....", "#....", "#....", "#####"],
        ["#####", "..#..", "..#..", "..#..", "..#.."],
        ["#####", "#...#", "#...#", "#...#", "#####"],
        ["#...#", ".#.#.", "..#..", ".#.#.", "#...#"],
        ["#...#", "#...#", "#####", "#...#", "#...#"],
    ];

    public static int Classes => Shapes.Length;

    /// <summary>Classes in turn.</summary>
    public static (byte[][] Pictures, int[] Labels) Make(int count, ulong seed)
    {
        var random = new Pcg32(seed, 7);
        var labels = Enumerable.Range(0, count).Select(i => i % Classes).ToArray();
        return ([.. labels.Select(label => Draw(Shapes[label], ref random))], labels);
    }

    /// <summary>The four files of an IDX data set.</summary>
    public static void Write(string folder, int training, int test, ulong seed)
    {
        Directory.CreateDirectory(folder);
        foreach (var (part, count, own) in new[] { ("train", training, seed), ("t10k", test, seed + 1) })
        {
            var (pictures, labels) = Make(count, own);
            WriteIdx(Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), [count, Side, Side], [.. pictures.SelectMany(picture => picture)]);
            WriteIdx(Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"), [count], [.. labels.Select(label => (byte)label)]);
        }
    }

    public static void WriteIdx(string path, int[] shape, byte[] values)
    {
        using var file = File.Create(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? (Stream)new GZipStream(file, CompressionLevel.Fastest) : file;
        stream.Write([0, 0, 8, (byte)shape.Length]);
        Span<byte> extent = stackalloc byte[4];
        foreach (var length in shape)
        {
            BinaryPrimitives.WriteInt32BigEndian(extent, length);
            stream.Write(extent);
        }

        stream.Write(values);
    }

    private static byte[] Draw(string[] shape, ref Pcg32 random)
    {
        var size = random.Range(7, 11);
        var (left, top, ink) = (random.Range(0, Side - size), random.Range(0, Side - size), random.Range(0.5f, 1));
        var picture = new byte[Side * Side];
        for (var i = 0; i < picture.Length; i++)
        {
            var x = (int)MathF.Floor(((i % Side) - left) / size * 5);
            var y = (int)MathF.Floor(((i / Side) - top) / size * 5);
            var value = x is >= 0 and < 5 && y is >= 0 and < 5 && shape[y][x] == '#' ? ink : 0;
            picture[i] = (byte)Math.Clamp(255 * (value + (0.05f * random.Normal())), 0, 255);
        }

        return picture;
    }
}
