using System.Runtime.Intrinsics;

namespace AnyShot.Engine.Simd;

/// <summary>4 floats at a time.</summary>
internal readonly struct Simd128 : ISimd<Vector128<float>>
{
    public static int Lanes => 4;

    public static Vector128<float> Zero => Vector128<float>.Zero;

    public static Vector128<float> Load(ref float source, int offset) => Vector128.LoadUnsafe(ref source, (nuint)offset);

    public static void Store(Vector128<float> value, ref float destination, int offset) => value.StoreUnsafe(ref destination, (nuint)offset);

    public static Vector128<float> Broadcast(float value) => Vector128.Create(value);

    public static Vector128<float> Add(Vector128<float> left, Vector128<float> right) => left + right;

    public static Vector128<float> Subtract(Vector128<float> left, Vector128<float> right) => left - right;

    public static Vector128<float> Multiply(Vector128<float> left, Vector128<float> right) => left * right;

    public static Vector128<float> Divide(Vector128<float> left, Vector128<float> right) => left / right;

    public static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) =>
        Vector128.MultiplyAddEstimate(left, right, addend);

    public static Vector128<float> Max(Vector128<float> left, Vector128<float> right) => Vector128.MaxNative(left, right);

    public static Vector128<float> Min(Vector128<float> left, Vector128<float> right) => Vector128.MinNative(left, right);

    public static Vector128<float> Abs(Vector128<float> value) => Vector128.Abs(value);

    public static Vector128<float> PowerOfTwo(Vector128<float> shifted) => (shifted.AsInt32() << 23).AsSingle();

    public static Vector128<float> BelowOr(Vector128<float> value, Vector128<float> limit, Vector128<float> otherwise) =>
        Vector128.ConditionalSelect(Vector128.LessThan(value, limit), value, otherwise);

    public static ulong AtLeast(Vector128<float> value, Vector128<float> limit) =>
        Vector128.GreaterThanOrEqual(value, limit).ExtractMostSignificantBits();

    public static Vector128<float> Fold(Vector128<float> value) => value;

    public static float Sum(Vector128<float> value) => Vector128.Sum(Fold(value));

    public static float Largest(Vector128<float> value)
    {
        var half = Vector128.MaxNative(value, Vector128.Shuffle(value, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(half[0], half[1]);
    }
}
