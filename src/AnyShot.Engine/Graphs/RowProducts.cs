using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AnyShot.Engine.Simd;

namespace AnyShot.Engine.Graphs;

/// <summary>
/// Inner products of all pairs of rows: the one stage whose cost grows with the size of a feature, and most of an episode's time. The matrix is
/// symmetric, so only half of it is computed, which a library's matrix product cannot know.
/// </summary>
public static class RowProducts
{
    /// <summary>Fills the matrix of all inner products.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="matrix">(count, <paramref name="stride"/>); numbers of a row beyond count are left as they are.</param>
    /// <param name="stride">From one row of the matrix to the next; at least the number of rows.</param>
    public static void Fill(in RowSet rows, Span<float> matrix, int stride)
    {
        Require(rows, matrix, stride);
        if (Vector512.IsHardwareAccelerated)
        {
            RowProducts<Simd512, Vector512<float>>.Fill(rows, matrix, stride);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowProducts<Simd256, Vector256<float>>.Fill(rows, matrix, stride);
        }
        else
        {
            RowProducts<Simd128, Vector128<float>>.Fill(rows, matrix, stride);
        }
    }

    /// <summary>Computes one row and one column of the matrix anew, after row <paramref name="changed"/> got other numbers.</summary>
    /// <param name="rows">As in <see cref="Fill"/>.</param>
    /// <param name="changed">Number of the row.</param>
    /// <param name="matrix">As in <see cref="Fill"/>.</param>
    /// <param name="stride">As in <see cref="Fill"/>.</param>
    public static void Update(in RowSet rows, int changed, Span<float> matrix, int stride)
    {
        Require(rows, matrix, stride);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)changed, (uint)rows.Count, nameof(changed));
        if (Vector512.IsHardwareAccelerated)
        {
            RowProducts<Simd512, Vector512<float>>.Update(rows, changed, matrix, stride);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RowProducts<Simd256, Vector256<float>>.Update(rows, changed, matrix, stride);
        }
        else
        {
            RowProducts<Simd128, Vector128<float>>.Update(rows, changed, matrix, stride);
        }
    }

    private static void Require(in RowSet rows, Span<float> matrix, int stride)
    {
        if (rows.Count < 1 || stride < rows.Count || matrix.Length < (((long)rows.Count - 1) * stride) + rows.Count)
        {
            throw new ArgumentException($"The products of {rows.Count} rows do not fit {matrix.Length} numbers in rows of {stride}.");
        }
    }
}

/// <summary>The kernel for one width of vectors.</summary>
file static class RowProducts<S, V>
    where S : ISimd<V>
    where V : struct
{
    private const int Block = 4;

    public static void Fill(in RowSet rows, Span<float> matrix, int stride)
    {
        ref var products = ref MemoryMarshal.GetReference(matrix);
        var whole = rows.Count - (rows.Count % Block);
        for (var i = 0; i < whole; i += Block)
        {
            for (var j = i; j < whole; j += Block)
            {
                FourByFour(rows, i, j, ref products, stride);
            }
        }

        for (var i = whole; i < rows.Count; i++)
        {
            OneByAll(rows, i, i + 1, ref products, stride);
        }
    }

    public static void Update(in RowSet rows, int changed, Span<float> matrix, int stride) =>
        OneByAll(rows, changed, rows.Count, ref MemoryMarshal.GetReference(matrix), stride);

    /// <summary>Products of rows i to i + 3 with rows j to j + 3, written on both sides of the diagonal.</summary>
    private static void FourByFour(in RowSet rows, int i, int j, ref float products, int stride)
    {
        ref var a0 = ref rows[i];
        ref var a1 = ref rows[i + 1];
        ref var a2 = ref rows[i + 2];
        ref var a3 = ref rows[i + 3];
        ref var b0 = ref rows[j];
        ref var b1 = ref rows[j + 1];
        ref var b2 = ref rows[j + 2];
        ref var b3 = ref rows[j + 3];
        V s00 = S.Zero, s01 = S.Zero, s02 = S.Zero, s03 = S.Zero;
        V s10 = S.Zero, s11 = S.Zero, s12 = S.Zero, s13 = S.Zero;
        V s20 = S.Zero, s21 = S.Zero, s22 = S.Zero, s23 = S.Zero;
        V s30 = S.Zero, s31 = S.Zero, s32 = S.Zero, s33 = S.Zero;
        var k = 0;
        for (; k <= rows.Size - S.Lanes; k += S.Lanes)
        {
            var x0 = S.Load(ref a0, k);
            var x1 = S.Load(ref a1, k);
            var x2 = S.Load(ref a2, k);
            var x3 = S.Load(ref a3, k);
            var y = S.Load(ref b0, k);
            s00 = S.MultiplyAdd(x0, y, s00);
            s10 = S.MultiplyAdd(x1, y, s10);
            s20 = S.MultiplyAdd(x2, y, s20);
            s30 = S.MultiplyAdd(x3, y, s30);
            y = S.Load(ref b1, k);
            s01 = S.MultiplyAdd(x0, y, s01);
            s11 = S.MultiplyAdd(x1, y, s11);
            s21 = S.MultiplyAdd(x2, y, s21);
            s31 = S.MultiplyAdd(x3, y, s31);
            y = S.Load(ref b2, k);
            s02 = S.MultiplyAdd(x0, y, s02);
            s12 = S.MultiplyAdd(x1, y, s12);
            s22 = S.MultiplyAdd(x2, y, s22);
            s32 = S.MultiplyAdd(x3, y, s32);
            y = S.Load(ref b3, k);
            s03 = S.MultiplyAdd(x0, y, s03);
            s13 = S.MultiplyAdd(x1, y, s13);
            s23 = S.MultiplyAdd(x2, y, s23);
            s33 = S.MultiplyAdd(x3, y, s33);
        }

        var r0 = Sums(s00, s01, s02, s03);
        var r1 = Sums(s10, s11, s12, s13);
        var r2 = Sums(s20, s21, s22, s23);
        var r3 = Sums(s30, s31, s32, s33);
        for (; k < rows.Size; k++)
        {
            var y = Vector128.Create(Unsafe.Add(ref b0, k), Unsafe.Add(ref b1, k), Unsafe.Add(ref b2, k), Unsafe.Add(ref b3, k));
            r0 += Unsafe.Add(ref a0, k) * y;
            r1 += Unsafe.Add(ref a1, k) * y;
            r2 += Unsafe.Add(ref a2, k) * y;
            r3 += Unsafe.Add(ref a3, k) * y;
        }

        ref var block = ref Unsafe.Add(ref products, ((nint)i * stride) + j);
        r0.StoreUnsafe(ref block);
        r1.StoreUnsafe(ref block, (nuint)stride);
        r2.StoreUnsafe(ref block, (nuint)stride * 2);
        r3.StoreUnsafe(ref block, (nuint)stride * 3);
        if (i != j)
        {
            block = ref Unsafe.Add(ref products, ((nint)j * stride) + i);
            var (low01, low23) = (Quad.ZipLow(r0, r1), Quad.ZipLow(r2, r3));
            Quad.LowHalves(low01, low23).StoreUnsafe(ref block);
            Quad.HighHalves(low01, low23).StoreUnsafe(ref block, (nuint)stride);
            var (high01, high23) = (Quad.ZipHigh(r0, r1), Quad.ZipHigh(r2, r3));
            Quad.LowHalves(high01, high23).StoreUnsafe(ref block, (nuint)stride * 2);
            Quad.HighHalves(high01, high23).StoreUnsafe(ref block, (nuint)stride * 3);
        }
    }

    /// <summary>Products of row i with rows 0 to <paramref name="end"/> - 1, written on both sides of the diagonal.</summary>
    private static void OneByAll(in RowSet rows, int i, int end, ref float products, int stride)
    {
        ref var a = ref rows[i];
        for (var j = 0; j < end; j++)
        {
            ref var b = ref rows[j];
            V s0 = S.Zero, s1 = S.Zero, s2 = S.Zero, s3 = S.Zero;
            var k = 0;
            for (; k <= rows.Size - (4 * S.Lanes); k += 4 * S.Lanes)
            {
                s0 = S.MultiplyAdd(S.Load(ref a, k), S.Load(ref b, k), s0);
                s1 = S.MultiplyAdd(S.Load(ref a, k + S.Lanes), S.Load(ref b, k + S.Lanes), s1);
                s2 = S.MultiplyAdd(S.Load(ref a, k + (2 * S.Lanes)), S.Load(ref b, k + (2 * S.Lanes)), s2);
                s3 = S.MultiplyAdd(S.Load(ref a, k + (3 * S.Lanes)), S.Load(ref b, k + (3 * S.Lanes)), s3);
            }

            var sum = S.Sum(S.Add(S.Add(s0, s1), S.Add(s2, s3)));
            for (; k < rows.Size; k++)
            {
                sum += Unsafe.Add(ref a, k) * Unsafe.Add(ref b, k);
            }

            Unsafe.Add(ref products, ((nint)i * stride) + j) = sum;
            Unsafe.Add(ref products, ((nint)j * stride) + i) = sum;
        }
    }

    /// <summary>The sums of four vectors, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Sums(V first, V second, V third, V fourth) =>
        Quad.AddPairs(Quad.AddPairs(S.Fold(first), S.Fold(second)), Quad.AddPairs(S.Fold(third), S.Fold(fourth)));
}
