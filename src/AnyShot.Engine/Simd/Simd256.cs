using System.Runtime.Intrinsics;

namespace AnyShot.Engine.Simd;

/// <summary>8 floats at a time.</summary>
internal readonly struct Simd256 : ISimd<Vector256<float>>
{
    public static int Lanes => 8;

    public static Vector256<float> Zero => Vector256<float>.Zero;

    public static Vector256<float> Load(ref float source, int offset) => Vector256.LoadUnsafe(ref source, (nuint)offset);

    public static void Store(Vector256<float> value, ref float destination, int offset) => value.StoreUnsafe(ref destination, (nuint)offset);

    public static Vector256<float> Broadcast(float value) => Vector256.Create(value);

    public static Vector256<float> Add(Vector256<float> left, Vector256<float> right) => left + right;

    public static Vector256<float> Subtract(Vector256<float> left, Vector256<float> right) => left - right;

    public static Vector256<float> Multiply(Vector256<float> left, Vector256<float> right) => left * right;

    public static Vector256<float> Divide(Vector256<float> left, Vector256<float> right) => left / right;

    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) =>
        Vector256.MultiplyAddEstimate(left, right, addend);

    public static Vector256<float> Max(Vector256<float> left, Vector256<float> right) => Vector256.MaxNative(left, right);

    public static Vector256<float> Min(Vector256<float> left, Vector256<float> right) => Vector256.MinNative(left, right);

    public static Vector256<float> Abs(Vector256<float> value) => Vector256.Abs(value);

    public static Vector256<float> PowerOfTwo(Vector256<float> shifted) => (shifted.AsInt32() << 23).AsSingle();

    public static Vector256<float> BelowOr(Vector256<float> value, Vector256<float> limit, Vector256<float> otherwise) =>
        Vector256.ConditionalSelect(Vector256.LessThan(value, limit), value, otherwise);

    public static ulong AtLeast(Vector256<float> value, Vector256<float> limit) =>
        Vector256.GreaterThanOrEqual(value, limit).ExtractMostSignificantBits();

    public static Vector128<float> Fold(Vector256<float> value) => value.GetLower() + value.GetUpper();

    public static float Sum(Vector256<float> value) => Vector128.Sum(Fold(value));

    public static float Largest(Vector256<float> value) =>
        Simd128.Largest(Vector128.MaxNative(value.GetLower(), value.GetUpper()));
}
