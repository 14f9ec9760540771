using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AnyShot.Engine.Clip.Weights;

/// <summary>Little-endian numbers of a file to float32.</summary>
internal static class StoredNumbers
{
    private const int ChunkBytes = 1 << 20;

    /// <summary>Bytes of one number.</summary>
    public static int Size(StoredType type) => type == StoredType.Float32 ? sizeof(float) : sizeof(ushort);

    /// <summary>Reads as many numbers as there is room for.</summary>
    /// <exception cref="EndOfStreamException">The stream ends before.</exception>
    public static void Read(Stream stream, StoredType type, Span<float> values)
    {
        if (type == StoredType.Float32)
        {
            stream.ReadExactly(MemoryMarshal.AsBytes(values));
            return;
        }

        var chunk = new byte[Math.Min(ChunkBytes, (long)values.Length * sizeof(ushort))];
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, chunk.Length / sizeof(ushort));
            var bytes = chunk.AsSpan(0, count * sizeof(ushort));
            stream.ReadExactly(bytes);
            Widen(bytes, type, values[..count]);
            values = values[count..];
        }
    }

    private static void Widen(ReadOnlySpan<byte> bytes, StoredType type, Span<float> values)
    {
        if (type == StoredType.Float16)
        {
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), values);
            return;
        }

        var halves = MemoryMarshal.Cast<byte, ushort>(bytes);
        for (var i = 0; i < halves.Length; i++)
        {
            values[i] = BitConverter.UInt32BitsToSingle((uint)halves[i] << 16);
        }
    }
}
