using System.Buffers.Binary;
using System.IO.Compression;

namespace AnyShot.Engine.Data;

/// <summary>
/// Bytes in the IDX format of the MNIST data sets (LeCun, Cortes and Burges), plain or as <c>.gz</c>: a magic number whose third byte is the type and whose fourth is the number of
/// dimensions, their extents as big-endian numbers, then the values. Only bytes are read, in one dimension (labels) or three (grey images). Nothing in a file is trusted.
/// </summary>
public sealed record IdxFile
{
    /// <summary>More values are refused, so that a wrong file does not take the memory: 1 GB.</summary>
    public const long MostBytes = 1L << 30;

    private const int MostItems = 10_000_000;
    private const int LargestSide = 1024;
    private const byte UnsignedByte = 8;

    /// <summary>Extents: (items) or (items, height, width).</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>Row-major.</summary>
    public required byte[] Values { get; init; }

    /// <summary>Bytes of one item.</summary>
    public int ItemLength => Shape.Skip(1).Aggregate(1, (length, extent) => length * extent);

    /// <param name="path">The file.</param>
    /// <param name="dimensions">1 for labels, 3 for images.</param>
    /// <exception cref="InvalidDataException">It is missing, damaged or of another kind; one sentence names it.</exception>
    public static IdxFile Read(string path, int dimensions)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? (Stream)new GZipStream(file, CompressionMode.Decompress) : file;
            return Read(stream, path, dimensions);
        }
        catch (EndOfStreamException)
        {
            throw new InvalidDataException($"{path} ends before its last value.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read: {error.Message}", error);
        }
        catch (InvalidDataException error) when (!error.Message.StartsWith(path, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{path} is damaged: {error.Message}", error);
        }
    }

    private static IdxFile Read(Stream stream, string path, int dimensions)
    {
        Span<byte> head = stackalloc byte[4];
        stream.ReadExactly(head);
        if (head[0] != 0 || head[1] != 0 || head[2] != UnsignedByte || head[3] != dimensions)
        {
            throw new InvalidDataException($"{path} is no IDX file of bytes in {dimensions} dimension(s).");
        }

        var shape = new int[dimensions];
        var length = 1L;
        for (var i = 0; i < dimensions; i++)
        {
            stream.ReadExactly(head);
            var extent = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (extent == 0 || extent > (i == 0 ? MostItems : LargestSide))
            {
                throw new InvalidDataException($"{path} says that its dimension {i} is {extent}; it may be 1 to {(i == 0 ? MostItems : LargestSide)}.");
            }

            shape[i] = (int)extent;
            length *= extent;
        }

        if (length > MostBytes)
        {
            throw new InvalidDataException($"{path} says that it holds {length} bytes; at most {MostBytes} are read.");
        }

        var values = ReadValues(stream, (int)length);
        return stream.ReadByte() < 0 ? new IdxFile { Shape = shape, Values = values } : throw new InvalidDataException($"{path} goes on behind its last value.");
    }

    /// <summary>Grows with what is really there: a file of a few bytes that promises a gigabyte gets none.</summary>
    private static byte[] ReadValues(Stream stream, int length)
    {
        const int Piece = 1 << 20;
        using var values = new MemoryStream();
        var buffer = new byte[Math.Min(Piece, length)];
        while (values.Length < length)
        {
            var piece = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - values.Length));
            stream.ReadExactly(piece);
            values.Write(piece);
        }

        return values.ToArray();
    }
}
