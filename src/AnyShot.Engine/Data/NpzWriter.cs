using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace AnyShot.Engine.Data;

/// <summary>Writes arrays that <c>numpy.load</c> opens, stored: features hardly compress. Beside the file first, then swapped.</summary>
internal sealed class NpzWriter : IDisposable
{
    // The same content gives the same file; ZIP cannot tell an earlier time.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string _path;
    private readonly ZipArchive _archive;

    public NpzWriter(string path)
    {
        _path = path;
        _archive = new ZipArchive(File.Create(path + ".new"), ZipArchiveMode.Create);
    }

    public void Add(string name, ReadOnlySpan<float> values, params int[] shape)
    {
        using var stream = Begin(name, "f4", shape);
        Write(stream, values, sizeof(float), BinaryPrimitives.WriteSingleLittleEndian);
    }

    public void Add(string name, ReadOnlySpan<long> values, params int[] shape)
    {
        using var stream = Begin(name, "i8", shape);
        Write(stream, values, sizeof(long), BinaryPrimitives.WriteInt64LittleEndian);
    }

    public void Add(string name, IReadOnlyList<string> values)
    {
        var encoded = values.Select(value => Encoding.UTF32.GetBytes(value)).ToArray();
        var widest = Math.Max(4, encoded.Max(bytes => bytes.Length));
        using var stream = Begin(name, $"U{widest / 4}", [values.Count]);
        foreach (var bytes in encoded)
        {
            stream.Write(bytes);
            stream.Write(new byte[widest - bytes.Length]);
        }
    }

    /// <summary>Puts the finished file in its place.</summary>
    public void Complete()
    {
        _archive.Dispose();
        File.Move(_path + ".new", _path, overwrite: true);
    }

    public void Dispose() => _archive.Dispose();

    private Stream Begin(string name, string type, int[] shape)
    {
        var entry = _archive.CreateEntry(name + ".npy", CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        var stream = entry.Open();
        stream.Write(new NpyHeader(type, BigEndian: false, ColumnMajor: false, shape).ToBytes());
        return stream;
    }

    private static void Write<T>(Stream stream, ReadOnlySpan<T> values, int itemBytes, Conversion<T> convert)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        var bytes = new byte[itemBytes];
        foreach (var value in values)
        {
            convert(bytes, value);
            stream.Write(bytes);
        }
    }

    private delegate void Conversion<in T>(Span<byte> bytes, T value);
}
