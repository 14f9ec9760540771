using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnyShot.Engine.Data;

/// <summary>Head of a <c>.npy</c> array (NumPy enhancement proposal 1, versions 1 to 3).</summary>
/// <param name="Type">NumPy's type code without the byte order, such as <c>f4</c>.</param>
/// <param name="BigEndian">The numbers' bytes stand with the highest first.</param>
/// <param name="ColumnMajor">Columns one after the other (Fortran order).</param>
/// <param name="Shape">Up to two dimensions; none is a single value.</param>
internal sealed partial record NpyHeader(string Type, bool BigEndian, bool ColumnMajor, int[] Shape)
{
    private const int LongestText = 1 << 16;

    /// <summary>Values in the array.</summary>
    public long Count => Shape.Aggregate(1L, (count, extent) => count * extent);

    /// <summary>Bytes of a value.</summary>
    public int ItemBytes => int.Parse(Type.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture) * (Type[0] == 'U' ? 4 : 1);

    /// <summary>Reads the head; the stream then stands on the first value.</summary>
    /// <exception cref="InvalidDataException">It is no such array, or of a kind that is not read; the sentence begins with "is" or "has".</exception>
    public static NpyHeader Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (start[0] != 0x93 || !start[1..6].SequenceEqual("NUMPY"u8) || start[6] is < 1 or > 3)
        {
            throw new InvalidDataException("is not a NumPy array");
        }

        Span<byte> length = stackalloc byte[4];
        length.Clear();
        stream.ReadExactly(start[6] == 1 ? length[..2] : length);
        var characters = BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (characters > LongestText)
        {
            throw new InvalidDataException($"has a head of {characters} characters");
        }

        var bytes = new byte[characters];
        stream.ReadExactly(bytes);
        return Parse(Encoding.Latin1.GetString(bytes));
    }

    /// <summary>The head as bytes, padded so that the values begin at a multiple of 64.</summary>
    public byte[] ToBytes()
    {
        var shape = Shape.Length == 1 ? $"{Shape[0]}," : string.Join(", ", Shape);
        var text = $"{{'descr': '{(ItemBytes == 1 ? '|' : '<')}{Type}', 'fortran_order': False, 'shape': ({shape}), }}";
        var total = (10 + text.Length + 1 + 63) / 64 * 64;
        var bytes = new byte[total];
        bytes.AsSpan(10).Fill((byte)' ');
        bytes[0] = 0x93;
        "NUMPY"u8.CopyTo(bytes.AsSpan(1));
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(total - 10));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    private static NpyHeader Parse(string text)
    {
        var type = TypePattern().Match(text);
        var order = OrderPattern().Match(text);
        var shape = ShapePattern().Match(text);
        if (!type.Success || !order.Success || !shape.Success)
        {
            throw new InvalidDataException("is not an array of numbers or texts with a shape");
        }

        var extents = new List<int>();
        foreach (var part in shape.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (extents.Count == 2 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var extent))
            {
                throw new InvalidDataException($"has the shape ({shape.Groups[1].Value}), and two dimensions below 2147483648 are the most");
            }

            extents.Add(extent);
        }

        return new NpyHeader(type.Groups[2].Value, type.Groups[1].Value == ">", order.Groups[1].Value == "True", [.. extents]);
    }

    [GeneratedRegex(@"'descr'\s*:\s*'([<>|=])([biufUS][1-9][0-9]{0,4})'", RegexOptions.CultureInvariant)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"'fortran_order'\s*:\s*(True|False)", RegexOptions.CultureInvariant)]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape'\s*:\s*\(([0-9, ]*)\)", RegexOptions.CultureInvariant)]
    private static partial Regex ShapePattern();
}
