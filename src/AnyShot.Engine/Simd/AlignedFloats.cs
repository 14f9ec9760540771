using System.Runtime.InteropServices;

namespace AnyShot.Engine.Simd;

/// <summary>Numbers whose first is at the start of a cache line. They grow and never shrink, so that a kernel that runs again allocates nothing.</summary>
internal struct AlignedFloats
{
    /// <summary>Every row of a matrix of the kernels is padded to a multiple of so many floats: one line, and one vector of the widest kind.</summary>
    public const int Line = 16;

    private float[]? _array;
    private int _first;

    /// <summary>The smallest multiple of <see cref="Line"/> that holds <paramref name="count"/> numbers.</summary>
    public static int Padded(int count) => (count + Line - 1) & ~(Line - 1);

    /// <summary>Room for <paramref name="count"/> numbers; what was there before may be lost.</summary>
    public Span<float> Take(int count)
    {
        if (_array is null || _array.Length - _first < count)
        {
            // Pinned, because the collector would move the array off its line.
            _array = GC.AllocateArray<float>(checked(count + (count / 2) + Line), pinned: true);
            var address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
            _first = (int)(((-address) & ((Line * sizeof(float)) - 1)) / sizeof(float));
        }

        return _array.AsSpan(_first, count);
    }

    /// <summary>The numbers that were taken last.</summary>
    public readonly Span<float> Span(int count) => _array.AsSpan(_first, count);
}
