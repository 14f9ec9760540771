using System.IO.Compression;

namespace AnyShot.Engine.Data;

/// <summary>Arrays in a <c>.npz</c> file (a ZIP of <c>.npy</c> files, stored or deflated), as <c>numpy.savez</c> writes them. Nothing in the file is trusted.</summary>
internal sealed class NpzFile : IDisposable
{
    /// <summary>Larger arrays are refused.</summary>
    public const long LargestArrayBytes = 1L << 30;

    private const long MostValues = LargestArrayBytes / sizeof(float);

    private const string Extension = ".npy";
    private const int Step = 1 << 20;

    private readonly string _path;
    private readonly ZipArchive _archive;

    private NpzFile(string path, ZipArchive archive) => (_path, _archive) = (path, archive);

    /// <exception cref="InvalidDataException">There is no such file, or it is no ZIP; the sentence names it.</exception>
    public static NpzFile Open(string path)
    {
        FileStream? stream = null;
        try
        {
            stream = File.OpenRead(path);
            return new NpzFile(path, new ZipArchive(stream, ZipArchiveMode.Read));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException && stream is null)
        {
            throw new InvalidDataException(File.Exists(path) ? $"{path} cannot be read: {error.Message}" : $"There is no file {path}.", error);
        }
        catch (Exception error)
        {
            // The reader's exceptions on hostile bytes are of many types.
            stream?.Dispose();
            throw new InvalidDataException($"{path} is not a .npz file: {error.Message}", error);
        }
    }

    /// <summary>Reads an array and converts it.</summary>
    /// <param name="name">Name of the array, without extension.</param>
    /// <param name="convert">Its <see cref="InvalidDataException"/> begins with a verb; the array's name is put before it.</param>
    /// <returns>Null when the file has no such array.</returns>
    /// <exception cref="InvalidDataException">The array is damaged or of another kind; the sentence names file and array.</exception>
    public T? Find<T>(string name, Func<NpyArray, T> convert)
        where T : class
    {
        try
        {
            return _archive.GetEntry(name + Extension) is { } entry ? convert(Read(entry)) : null;
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"{_path}: array \"{name}\" {error.Message}.", error);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidDataException($"{_path}: array \"{name}\" is damaged: {error.Message}", error);
        }
    }

    public void Dispose() => _archive.Dispose();

    private static NpyArray Read(ZipArchiveEntry entry)
    {
        using var plain = entry.Open();
        using var stream = new CrcStream(plain);
        var header = NpyHeader.Read(stream);
        var expected = header.Count * header.ItemBytes;
        if (header.Count > MostValues || expected > LargestArrayBytes)
        {
            throw new InvalidDataException($"has the shape ({string.Join(", ", header.Shape)}), more than the {LargestArrayBytes >> 20} MB that are read");
        }

        // Grows with what really comes: the head may promise anything.
        var bytes = new byte[Math.Min(expected, Step)];
        var filled = 0;
        while (true)
        {
            filled += stream.ReadAtLeast(bytes.AsSpan(filled), bytes.Length - filled, throwOnEndOfStream: false);
            if (filled < bytes.Length)
            {
                throw new InvalidDataException($"ends after {filled} of {expected} bytes");
            }

            if (filled == expected)
            {
                break;
            }

            Array.Resize(ref bytes, (int)Math.Min(expected, 2L * bytes.Length));
        }

        if (stream.ReadByte() >= 0)
        {
            throw new InvalidDataException($"has more than the {expected} bytes of its shape");
        }

        return stream.Crc == entry.Crc32 ? NpyArray.Of(header, bytes) : throw new InvalidDataException("is damaged: its checksum is another");
    }
}
