using System.Buffers.Binary;

namespace AnyShot.Engine.Data;

/// <summary>Width and height that an image file claims, read from its first bytes without decoding anything.</summary>
public static class ImageHeader
{
    private const int LongestHeader = 1 << 20;

    /// <summary>Some cameras append a few bytes of their own.</summary>
    private const int LongestTrailer = 4096;

    private static ReadOnlySpan<byte> EndOfJpeg => [0xFF, 0xD9];

    /// <returns>The claimed size; null when the bytes are none of the known formats or end too early.</returns>
    public static (long Width, long Height)? TryRead(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xD8, ..] => Jpeg(bytes),
                [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => (Big32(bytes, 16), Big32(bytes, 20)),
                [(byte)'B', (byte)'M', ..] => (Math.Abs((long)(int)Little32(bytes, 18)), Math.Abs((long)(int)Little32(bytes, 22))),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP(bytes),
                [(byte)'P', >= (byte)'1' and <= (byte)'6', ..] => Portable(bytes),
                [(byte)'I', (byte)'I', 42, 0, ..] => Tiff(bytes, little: true),
                [(byte)'M', (byte)'M', 0, 42, ..] => Tiff(bytes, little: false),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // A slice beyond the end: the file is cut off inside its header.
            return null;
        }
    }

    /// <summary>
    /// False when a JPEG or PNG lacks its closing mark. Their decoders fill what is missing with grey and report success,
    /// and a part must not be judged by the grey half of a file that is still being written.
    /// </summary>
    public static bool IsComplete(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[^Math.Min(bytes.Length, LongestTrailer)..];
        return bytes switch
        {
            [0xFF, 0xD8, ..] => end.LastIndexOf(EndOfJpeg) >= 0,
            [0x89, (byte)'P', ..] => end.LastIndexOf("IEND"u8) >= 0,
            _ => true,
        };
    }

    private static (long, long)? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at < LongestHeader)
        {
            while (bytes[at..][0..1][0] == 0xFF && bytes[at..][1..2][0] == 0xFF)
            {
                at++;
            }

            var marker = bytes.Slice(at, 2);
            if (marker[0] != 0xFF)
            {
                return null;
            }

            // Start of frame: C0 to CF but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic tables).
            if (marker[1] is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                return (Big16(bytes, at + 7), Big16(bytes, at + 5));
            }

            at += 2 + (marker[1] is 0x01 or (>= 0xD0 and <= 0xD7) ? 0 : Math.Max(2, Big16(bytes, at + 2)));
        }

        return null;
    }

    private static (long, long)? WebP(ReadOnlySpan<byte> bytes) => bytes.Slice(12, 4) switch
    {
        [.., (byte)'X'] => (1 + Little24(bytes, 24), 1 + Little24(bytes, 27)),
        [.., (byte)'L'] => (1 + (Little32(bytes, 21) & 0x3FFF), 1 + ((Little32(bytes, 21) >> 14) & 0x3FFF)),
        [.., (byte)' '] => (Little32(bytes, 26) & 0x3FFF, (Little32(bytes, 26) >> 16) & 0x3FFF),
        _ => null,
    };

    private static (long, long)? Portable(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        Span<long> numbers = [0, 0];
        for (var i = 0; i < 2; i++)
        {
            while (at < LongestHeader && bytes.Slice(at, 1)[0] is (byte)'#' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                var comment = bytes[at] == (byte)'#';
                do
                {
                    at++;
                }
                while (comment && bytes.Slice(at, 1)[0] != (byte)'\n');
            }

            var first = at;
            while (at - first < 10 && bytes.Slice(at, 1)[0] is >= (byte)'0' and <= (byte)'9')
            {
                numbers[i] = (numbers[i] * 10) + bytes[at++] - (byte)'0';
            }
        }

        return (numbers[0], numbers[1]);
    }

    private static (long, long)? Tiff(ReadOnlySpan<byte> bytes, bool little)
    {
        long U16(ReadOnlySpan<byte> b, long at) => little ? BinaryPrimitives.ReadUInt16LittleEndian(b.Slice(checked((int)at), 2)) : Big16(b, checked((int)at));
        long U32(ReadOnlySpan<byte> b, long at) => little ? Little32(b, (int)at) : Big32(b, (int)at);

        var directory = U32(bytes, 4);
        if (directory > bytes.Length - 2)
        {
            return null;
        }

        long width = 0;
        long height = 0;
        var entries = U16(bytes, directory);
        for (var i = 0; i < entries; i++)
        {
            var entry = directory + 2 + (i * 12L);
            var value = U16(bytes, entry + 2) == 3 ? U16(bytes, entry + 8) : U32(bytes, entry + 8);
            switch (U16(bytes, entry))
            {
                case 256: width = value; break;
                case 257: height = value; break;
            }
        }

        return (width, height);
    }

    private static int Big16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes.Slice(at, 2));

    private static long Big32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(at, 4));

    private static long Little24(ReadOnlySpan<byte> bytes, int at) => Little32(bytes, at) & 0xFFFFFF;

    private static long Little32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(at, 4));
}
