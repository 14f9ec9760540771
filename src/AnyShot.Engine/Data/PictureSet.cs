using System.Runtime.InteropServices;
using System.Security.Cryptography;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Preprocessing;
using OpenCvSharp;

namespace AnyShot.Engine.Data;

/// <summary>Small pictures in memory, all of one size: what generative models are trained on and measured with.</summary>
public sealed class PictureSet
{
    /// <summary>More pictures are refused; frames of weeks are thinned out by the recording.</summary>
    public const int MostPictures = 1_000_000;

    private const int DeepestFolder = 8;

    private PictureSet(string name, int channels, int side, IReadOnlyList<byte[]> pictures, string hash)
    {
        (Name, Channels, Side, Pictures, Hash) = (name, channels, side, pictures, hash);
    }

    /// <summary>For reports.</summary>
    public string Name { get; }

    /// <summary>1 (grey) or 3 (RGB).</summary>
    public int Channels { get; }

    /// <summary>Width and height in pixels.</summary>
    public int Side { get; }

    /// <summary>(channels, side, side) each, 0 to 255.</summary>
    public IReadOnlyList<byte[]> Pictures { get; }

    /// <summary>See <see cref="DataHash"/>.</summary>
    public string Hash { get; }

    /// <summary>Reads all images of a folder and the folders in it, whose names mean nothing here, or the training images of an IDX folder. Test images of an IDX folder are not opened.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="side">Pictures become side x side pixels; the aspect ratio is not kept.</param>
    /// <param name="most">With more images than this, that many are taken evenly over all.</param>
    /// <param name="warn">Receives one sentence for each file that cannot be used.</param>
    /// <exception cref="InvalidDataException">There is no such folder, or no image that can be used.</exception>
    public static PictureSet ReadUnlabelled(string path, int channels, int side, int most, Action<string> warn)
    {
        if (!Directory.Exists(path))
        {
            throw new InvalidDataException($"There is no folder {path}.");
        }

        if (IdxFolder.Is(path))
        {
            var file = IdxFolder.Images(path, "train");
            var all = FromIdx(file, channels, side);
            var chosen = Evenly(all.Length, most).ToArray();
            return new PictureSet(ImageDataset.NameOf(path), channels, side, [.. chosen.Select(i => all[i])], HashOf(chosen.Select(i => (ReadOnlyMemory<byte>)file.Values.AsMemory(i * file.ItemLength, file.ItemLength))));
        }

        var files = Files(path, 0).Take(MostPictures + 1).ToArray();
        if (files.Length > MostPictures)
        {
            throw new InvalidDataException($"{path} has more than {MostPictures} images.");
        }

        var paths = Evenly(files.Length, most).Select(i => files[i]).ToArray();
        var pictures = FromFiles(paths, channels, side, warn);
        return pictures.Count > 0
            ? new PictureSet(ImageDataset.NameOf(path), channels, side, [.. pictures.Select(p => p.Pixels)], DataHash.Of(pictures.Select(p => (Path.GetRelativePath(path, p.File), "", p.File))))
            : throw new InvalidDataException($"{path} has no image that can be used.");
    }

    /// <summary>Pictures that are there already.</summary>
    /// <exception cref="ArgumentException">A picture is of another size.</exception>
    public static PictureSet Of(string name, int channels, int side, IReadOnlyList<byte[]> pictures)
    {
        if (pictures.FirstOrDefault(picture => picture.Length != channels * side * side) is { } wrong)
        {
            throw new ArgumentException($"A picture has {wrong.Length} values, not {channels} x {side} x {side}.", nameof(pictures));
        }

        return new PictureSet(name, channels, side, pictures, HashOf(pictures.Select(picture => (ReadOnlyMemory<byte>)picture)));
    }

    /// <summary>Decodes files; one that cannot be used is left out.</summary>
    internal static IReadOnlyList<(string File, byte[] Pixels)> FromFiles(IReadOnlyList<string> files, int channels, int side, Action<string> warn)
    {
        RequireMemory(files.Count, channels, side);
        using var resizer = new PictureResizer(channels, side);
        var pictures = new List<(string, byte[])>();
        foreach (var file in files)
        {
            if (ImageFile.TryRead(file, out var reason) is not { } content)
            {
                warn(reason);
                continue;
            }

            using var image = ImageFile.TryDecode(content, channels);
            if (image is null)
            {
                warn($"{file} is not an image that can be read.");
                continue;
            }

            pictures.Add((file, resizer.Resize(image)));
        }

        return pictures;
    }

    /// <summary>All images of an IDX file.</summary>
    internal static byte[][] FromIdx(IdxFile file, int channels, int side)
    {
        RequireMemory(file.Shape[0], channels, side);
        var (height, width) = (file.Shape[1], file.Shape[2]);
        using var resizer = new PictureResizer(channels, side);
        using var image = new Mat(height, width, MatType.CV_8UC1);
        return [.. Enumerable.Range(0, file.Shape[0]).Select(i =>
        {
            var pixels = file.Values.AsSpan(i * file.ItemLength, file.ItemLength);
            if (channels == 1 && height == side && width == side)
            {
                return pixels.ToArray();
            }

            Marshal.Copy(file.Values, i * file.ItemLength, image.Data, file.ItemLength);
            return resizer.Resize(image);
        })];
    }

    private static IEnumerable<int> Evenly(int count, int most) => count <= most ? Enumerable.Range(0, count) : Enumerable.Range(0, most).Select(i => (int)((long)i * count / most));

    private static IEnumerable<string> Files(string folder, int depth) => ImageFolder.Files(folder).Concat(
        depth == DeepestFolder ? [] : Directory.EnumerateDirectories(folder).Where(inner => new DirectoryInfo(inner).LinkTarget is null).Order(StringComparer.Ordinal).SelectMany(inner => Files(inner, depth + 1)));

    private static string HashOf(IEnumerable<ReadOnlyMemory<byte>> pictures)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var picture in pictures)
        {
            hash.AppendData(picture.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static void RequireMemory(int count, int channels, int side)
    {
        var bytes = (long)count * channels * side * side;
        var available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > available / 2)
        {
            throw new InvalidDataException($"{count} pictures of {side} x {side} pixels need {bytes >> 20} MB in memory and {available >> 21} MB may be used; take fewer with --images.");
        }
    }
}
