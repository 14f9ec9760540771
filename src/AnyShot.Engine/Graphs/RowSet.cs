using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AnyShot.Engine.Graphs;

/// <summary>Rows of one size that stand in up to three pieces of memory (generated features, shots, queries), numbered through. Nothing is copied.</summary>
public readonly ref struct RowSet
{
    private readonly ReadOnlySpan<float> _first;
    private readonly ReadOnlySpan<float> _second;
    private readonly ReadOnlySpan<float> _third;
    private readonly int _secondStart;
    private readonly int _thirdStart;

    /// <param name="size">Numbers a row, at least 1.</param>
    /// <param name="first">Row-major; a whole number of rows, as in the others. May be empty.</param>
    /// <param name="second">Follows <paramref name="first"/>.</param>
    /// <param name="third">Follows <paramref name="second"/>.</param>
    /// <exception cref="ArgumentException">A piece does not hold whole rows.</exception>
    public RowSet(int size, ReadOnlySpan<float> first, ReadOnlySpan<float> second = default, ReadOnlySpan<float> third = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        if (first.Length % size != 0 || second.Length % size != 0 || third.Length % size != 0)
        {
            throw new ArgumentException($"Rows of {size} numbers do not fill pieces of {first.Length}, {second.Length} and {third.Length} numbers.");
        }

        _first = first;
        _second = second;
        _third = third;
        Size = size;
        _secondStart = first.Length / size;
        _thirdStart = _secondStart + (second.Length / size);
        Count = _thirdStart + (third.Length / size);
    }

    /// <summary>Rows.</summary>
    public int Count { get; }

    /// <summary>Numbers a row.</summary>
    public int Size { get; }

    /// <summary>First number of a row, 0 to <see cref="Count"/> - 1 (not checked).</summary>
    internal ref float this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref row < _secondStart
            ? ref Unsafe.Add(ref MemoryMarshal.GetReference(_first), (nint)row * Size)
            : ref row < _thirdStart
                ? ref Unsafe.Add(ref MemoryMarshal.GetReference(_second), (nint)(row - _secondStart) * Size)
                : ref Unsafe.Add(ref MemoryMarshal.GetReference(_third), (nint)(row - _thirdStart) * Size);
    }

    /// <summary>One row.</summary>
    internal ReadOnlySpan<float> Span(int row) => MemoryMarshal.CreateReadOnlySpan(ref this[row], Size);
}
