using System.Runtime.Intrinsics;

namespace AnyShot.Engine.Simd;

/// <summary>16 floats at a time.</summary>
internal readonly struct Simd512 : ISimd<Vector512<float>>
{
    public static int Lanes => 16;

    public static Vector512<float> Zero => Vector512<float>.Zero;

    public static Vector512<float> Load(ref float source, int offset) => Vector512.LoadUnsafe(ref source, (nuint)offset);

    public static void Store(Vector512<float> value, ref float destination, int offset) => value.StoreUnsafe(ref destination, (nuint)offset);

    public static Vector512<float> Broadcast(float value) => Vector512.Create(value);

    public static Vector512<float> Add(Vector512<float> left, Vector512<float> right) => left + right;

    public static Vector512<float> Subtract(Vector512<float> left, Vector512<float> right) => left - right;

    public static Vector512<float> Multiply(Vector512<float> left, Vector512<float> right) => left * right;

    public static Vector512<float> Divide(Vector512<float> left, Vector512<float> right) => left / right;

    public static Vector512<float> MultiplyAdd(Vector512<float> left, Vector512<float> right, Vector512<float> addend) =>
        Vector512.MultiplyAddEstimate(left, right, addend);

    public static Vector512<float> Max(Vector512<float> left, Vector512<float> right) => Vector512.MaxNative(left, right);

    public static Vector512<float> Min(Vector512<float> left, Vector512<float> right) => Vector512.MinNative(left, right);

    public static Vector512<float> Abs(Vector512<float> value) => Vector512.Abs(value);

    public static Vector512<float> PowerOfTwo(Vector512<float> shifted) => (shifted.AsInt32() << 23).AsSingle();

    public static Vector512<float> BelowOr(Vector512<float> value, Vector512<float> limit, Vector512<float> otherwise) =>
        Vector512.ConditionalSelect(Vector512.LessThan(value, limit), value, otherwise);

    public static ulong AtLeast(Vector512<float> value, Vector512<float> limit) =>
        Vector512.GreaterThanOrEqual(value, limit).ExtractMostSignificantBits();

    public static Vector128<float> Fold(Vector512<float> value) => Simd256.Fold(value.GetLower() + value.GetUpper());

    public static float Sum(Vector512<float> value) => Vector128.Sum(Fold(value));

    public static float Largest(Vector512<float> value) =>
        Simd256.Largest(Vector256.MaxNative(value.GetLower(), value.GetUpper()));
}
