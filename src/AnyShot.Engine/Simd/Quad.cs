using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace AnyShot.Engine.Simd;

/// <summary>Rearrangements of four floats that the portable vectors lack; in registers on x86-64 and arm64.</summary>
internal static class Quad
{
    /// <summary>(l0 + l1, l2 + l3, r0 + r1, r2 + r3).</summary>
    public static Vector128<float> AddPairs(Vector128<float> left, Vector128<float> right) =>
        Sse3.IsSupported ? Sse3.HorizontalAdd(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.AddPairwise(left, right)
        : Vector128.Create(left[0] + left[1], left[2] + left[3], right[0] + right[1], right[2] + right[3]);

    /// <summary>(l0, r0, l1, r1).</summary>
    public static Vector128<float> ZipLow(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackLow(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(left, right)
        : Vector128.Create(left[0], right[0], left[1], right[1]);

    /// <summary>(l2, r2, l3, r3).</summary>
    public static Vector128<float> ZipHigh(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.UnpackHigh(left, right)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(left, right)
        : Vector128.Create(left[2], right[2], left[3], right[3]);

    /// <summary>(l0, l1, r0, r1).</summary>
    public static Vector128<float> LowHalves(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.MoveLowToHigh(left, right) : Vector128.Create(left.GetLower(), right.GetLower());

    /// <summary>(l2, l3, r2, r3).</summary>
    public static Vector128<float> HighHalves(Vector128<float> left, Vector128<float> right) =>
        Sse.IsSupported ? Sse.MoveHighToLow(right, left) : Vector128.Create(left.GetUpper(), right.GetUpper());
}
