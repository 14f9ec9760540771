using System.Numerics;

namespace AnyShot.Engine.Rendering.Scenes.Camera;

/// <summary>Rounds a plane of 0 to 1 to bytes.</summary>
internal static class PixelBytes
{
    public static void Write(ReadOnlySpan<float> plane, Span<byte> bytes)
    {
        var step = Vector<float>.Count;
        var i = 0;
        for (; i <= plane.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            var low = Vector.Narrow(Whole(plane[i..]), Whole(plane[(i + step)..]));
            var high = Vector.Narrow(Whole(plane[(i + (2 * step))..]), Whole(plane[(i + (3 * step))..]));
            Vector.Narrow(Vector.AsVectorUInt16(low), Vector.AsVectorUInt16(high)).CopyTo(bytes[i..]);
        }

        for (; i < plane.Length; i++)
        {
            bytes[i] = (byte)Math.Clamp((plane[i] * 255f) + 0.5f, 0, 255);
        }
    }

    private static Vector<int> Whole(ReadOnlySpan<float> values) =>
        Vector.ConvertToInt32(Vector.Min(Vector.Max((new Vector<float>(values) * 255f) + new Vector<float>(0.5f), Vector<float>.Zero), new Vector<float>(255f)));
}
