using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AnyShot.Engine.Simd;

/// <summary>e to the power of x for a vector of floats: range reduction to [-ln 2 / 2, ln 2 / 2] and a polynomial; relative error below 2e-7.</summary>
internal static class Exponential
{
    private const float Least = -87f;
    private const float Most = 88f;
    private const float Log2E = 1.44269504f;

    // ln 2 in two parts: the first has few bits, so that its product with the exponent is exact (Cody and Waite 1980).
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // Adding 1.5 * 2^23 rounds to an integer and leaves it in the low bits.
    private const float Shift = 12582912f;

    /// <param name="x">Below -87 counts as -87, above 88 as 88: the result is neither 0 nor infinite.</param>
    public static V Of<S, V>(V x)
        where S : ISimd<V>
        where V : struct
    {
        x = S.Min(S.Max(x, S.Broadcast(Least)), S.Broadcast(Most));
        var shifted = S.MultiplyAdd(x, S.Broadcast(Log2E), S.Broadcast(Shift));
        var n = S.Subtract(shifted, S.Broadcast(Shift));
        var r = S.MultiplyAdd(n, S.Broadcast(-Ln2High), x);
        r = S.MultiplyAdd(n, S.Broadcast(-Ln2Low), r);
        // Minimax coefficients of Cephes' expf (Moshier).
        var p = S.MultiplyAdd(S.Broadcast(1.9875691500e-4f), r, S.Broadcast(1.3981999507e-3f));
        p = S.MultiplyAdd(p, r, S.Broadcast(8.3334519073e-3f));
        p = S.MultiplyAdd(p, r, S.Broadcast(4.1665795894e-2f));
        p = S.MultiplyAdd(p, r, S.Broadcast(1.6666665459e-1f));
        p = S.MultiplyAdd(p, r, S.Broadcast(5.0000001201e-1f));
        p = S.Add(S.MultiplyAdd(p, S.Multiply(r, r), r), S.Broadcast(1f));
        return S.Multiply(p, S.PowerOfTwo(S.Add(shifted, S.Broadcast(127f))));
    }

    /// <summary>exp(x) - 1 of every number.</summary>
    /// <param name="x">Any number of numbers.</param>
    /// <param name="result">Room for that many, padded to whole lines, as is the memory behind <paramref name="x"/>.</param>
    public static void MinusOne(ReadOnlySpan<float> x, Span<float> result)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            MinusOne<Simd512, Vector512<float>>(x, result);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            MinusOne<Simd256, Vector256<float>>(x, result);
        }
        else
        {
            MinusOne<Simd128, Vector128<float>>(x, result);
        }
    }

    private static void MinusOne<S, V>(ReadOnlySpan<float> x, Span<float> result)
        where S : ISimd<V>
        where V : struct
    {
        ref var source = ref MemoryMarshal.GetReference(x);
        ref var destination = ref MemoryMarshal.GetReference(result);
        for (var i = 0; i < x.Length; i += S.Lanes)
        {
            S.Store(S.Subtract(Of<S, V>(S.Load(ref source, i)), S.Broadcast(1f)), ref destination, i);
        }
    }
}
