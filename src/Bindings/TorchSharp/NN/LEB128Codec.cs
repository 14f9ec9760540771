namespace TorchSharp.Utils;

/// <summary>Unsigned integers in groups of seven bits, least significant first; the top bit says that another group follows.</summary>
internal static class LEB128Codec
{
    private const int MaximumBytes = 9;

    public static void Encode(this BinaryWriter writer, long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        for (; value > 0x7f; value >>= 7) writer.Write((byte)(value | 0x80));
        writer.Write((byte)value);
    }

    /// <exception cref="InvalidDataException">More groups than 63 bits need.</exception>
    public static long Decode(this BinaryReader reader)
    {
        long value = 0;
        for (var i = 0; i < MaximumBytes; i++)
        {
            var group = reader.ReadByte();
            value |= (long)(group & 0x7f) << (7 * i);
            if ((group & 0x80) == 0) return value;
        }
        throw new InvalidDataException("a number in it is too long.");
    }
}
