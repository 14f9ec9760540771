using System.Buffers.Binary;
using System.Text;

namespace AnyShot.Engine.Data;

/// <summary>An array of a feature file: its head and its bytes, row-major.</summary>
internal sealed class NpyArray
{
    private readonly NpyHeader _header;
    private readonly byte[] _bytes;

    private NpyArray(NpyHeader header, byte[] bytes) => (_header, _bytes) = (header, bytes);

    public int[] Shape => _header.Shape;

    public int Count => (int)_header.Count;

    /// <param name="header">What the bytes are.</param>
    /// <param name="bytes">As many as the head says, in its order.</param>
    public static NpyArray Of(NpyHeader header, byte[] bytes) =>
        header.ColumnMajor && header.Shape.Length == 2 ? new NpyArray(header, Transpose(header, bytes)) : new NpyArray(header, bytes);

    /// <summary>As 32-bit numbers.</summary>
    /// <exception cref="InvalidDataException">It is of another type; the sentence begins with "holds".</exception>
    public float[] ToFloats() => _header.Type switch
    {
        "f4" => Each(bytes => _header.BigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes)),
        "f8" => Each(bytes => (float)(_header.BigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes))),
        _ => throw new InvalidDataException($"holds values of the type {_header.Type}, and float32 or float64 is needed"),
    };

    /// <summary>As whole numbers.</summary>
    /// <inheritdoc cref="ToFloats" />
    public long[] ToIntegers()
    {
        if (_header.Type is not ("i1" or "i2" or "i4" or "i8" or "u1" or "u2" or "u4"))
        {
            throw new InvalidDataException($"holds values of the type {_header.Type}, and whole numbers are needed");
        }

        var signed = _header.Type[0] == 'i';
        return Each(bytes =>
        {
            long value = signed && (sbyte)bytes[_header.BigEndian ? 0 : ^1] < 0 ? -1 : 0;
            for (var i = 0; i < bytes.Length; i++)
            {
                value = (value << 8) | bytes[_header.BigEndian ? i : bytes.Length - 1 - i];
            }

            return value;
        });
    }

    /// <summary>As texts.</summary>
    /// <inheritdoc cref="ToFloats" />
    public string[] ToTexts() => _header.Type[0] switch
    {
        'U' => Each(bytes => new UTF32Encoding(_header.BigEndian, byteOrderMark: false).GetString(bytes).TrimEnd('\0')),
        'S' => Each(bytes => Encoding.UTF8.GetString(bytes).TrimEnd('\0')),
        _ => throw new InvalidDataException($"holds values of the type {_header.Type}, and texts are needed"),
    };

    private T[] Each<T>(Conversion<T> read)
    {
        var values = new T[Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read(_bytes.AsSpan(i * _header.ItemBytes, _header.ItemBytes));
        }

        return values;
    }

    private static byte[] Transpose(NpyHeader header, byte[] bytes)
    {
        var (rows, columns, item) = (header.Shape[0], header.Shape[1], header.ItemBytes);
        var turned = new byte[bytes.Length];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                bytes.AsSpan(((column * rows) + row) * item, item).CopyTo(turned.AsSpan(((row * columns) + column) * item));
            }
        }

        return turned;
    }

    private delegate T Conversion<out T>(ReadOnlySpan<byte> bytes);
}
