using System.Runtime.Intrinsics;

namespace AnyShot.Engine.Simd;

/// <summary>
/// The few vector operations that the kernels need, so that a kernel is written once and compiled for 128, 256 and 512 bits. Every member is one
/// instruction or a few, and the compiler resolves the calls: a kernel's type arguments are structs.
/// </summary>
/// <typeparam name="V">A vector of <see cref="Lanes"/> floats.</typeparam>
internal interface ISimd<V>
    where V : struct
{
    static abstract int Lanes { get; }

    static abstract V Zero { get; }

    /// <param name="source">First of <see cref="Lanes"/> numbers after <paramref name="offset"/>; any alignment.</param>
    /// <param name="offset">In numbers.</param>
    static abstract V Load(ref float source, int offset);

    static abstract void Store(V value, ref float destination, int offset);

    static abstract V Broadcast(float value);

    static abstract V Add(V left, V right);

    static abstract V Subtract(V left, V right);

    static abstract V Multiply(V left, V right);

    static abstract V Divide(V left, V right);

    /// <summary>left * right + addend, rounded once where the machine can.</summary>
    static abstract V MultiplyAdd(V left, V right, V addend);

    static abstract V Max(V left, V right);

    static abstract V Min(V left, V right);

    static abstract V Abs(V value);

    /// <summary>2 to the power of n, where a lane holds n + 127 + 1.5 * 2^23: its low bits are then the exponent's. n from -126 to 127.</summary>
    static abstract V PowerOfTwo(V shifted);

    /// <summary>Lanes of <paramref name="value"/> that are below <paramref name="limit"/>; the others get <paramref name="otherwise"/>.</summary>
    static abstract V BelowOr(V value, V limit, V otherwise);

    /// <summary>Bit i is set where lane i of <paramref name="value"/> is at least <paramref name="limit"/>.</summary>
    static abstract ulong AtLeast(V value, V limit);

    /// <summary>Four lanes whose sum is the sum of all.</summary>
    static abstract Vector128<float> Fold(V value);

    static abstract float Sum(V value);

    static abstract float Largest(V value);
}
