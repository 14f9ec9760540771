using System.Buffers.Binary;

namespace AnyShot.Edge.Control;

/// <summary>Reads how large a picture is without decoding it (PNG: ISO/IEC 15948, JPEG: ITU-T T.81, BMP: BITMAPINFOHEADER).</summary>
internal static class ImageHeader
{
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <returns>Pixels; null for anything but a PNG, JPEG or BMP file.</returns>
    public static (int Width, int Height)? Size(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(Png))
        {
            return file.Length >= 24 && file[12..16].SequenceEqual("IHDR"u8) ? Positive(BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..])) : null;
        }

        if (file.StartsWith("BM"u8))
        {
            return file.Length >= 26 && BinaryPrimitives.ReadInt32LittleEndian(file[14..]) >= 40
                // A picture stored from the top down has a negative height.
                ? Positive(BinaryPrimitives.ReadInt32LittleEndian(file[18..]), BinaryPrimitives.ReadInt32LittleEndian(file[22..]) is var height && height > int.MinValue ? Math.Abs(height) : 0)
                : null;
        }

        return file.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? Jpeg(file[2..]) : null;
    }

    /// <summary>Walks the segments up to the frame header.</summary>
    private static (int Width, int Height)? Jpeg(ReadOnlySpan<byte> rest)
    {
        while (rest.Length >= 4 && rest[0] == 0xFF)
        {
            var marker = rest[1];
            if (marker == 0xFF)
            {
                rest = rest[1..];
                continue;
            }

            // SOF0 to SOF15 without DHT, JPG and DAC.
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return rest.Length >= 9 ? Positive(BinaryPrimitives.ReadUInt16BigEndian(rest[7..]), BinaryPrimitives.ReadUInt16BigEndian(rest[5..])) : null;
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length < 4 || length > rest.Length || marker is 0xD9 or 0xDA)
            {
                return null;
            }

            rest = rest[length..];
        }

        return null;
    }

    private static (int Width, int Height)? Positive(int width, int height) => width > 0 && height > 0 ? (width, height) : null;
}
