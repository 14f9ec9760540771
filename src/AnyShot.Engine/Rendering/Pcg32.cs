namespace AnyShot.Engine.Rendering;

/// <summary>
/// PCG-XSH-RR with 32 output bits (O'Neill 2014). Written out here because the runtime does not promise the sequence of <see cref="Random"/>
/// between versions, and a part of the virtual line has to be the same picture on every machine.
/// </summary>
internal struct Pcg32
{
    private const ulong Multiplier = 6364136223846793005UL;
    private ulong _state;
    private readonly ulong _increment;

    public Pcg32(ulong seed, ulong stream)
    {
        _increment = (stream << 1) | 1UL;
        _state = 0;
        Next();
        _state += Mix(seed);
        Next();
    }

    /// <summary>SplitMix64's finaliser: neighbouring seeds give unrelated numbers.</summary>
    public static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15UL;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }

    public uint Next()
    {
        var old = _state;
        _state = unchecked((old * Multiplier) + _increment);
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>0 (included) to 1 (excluded), 24 bits.</summary>
    public float Unit() => (Next() >> 8) * (1f / 16777216f);

    public float Range(float low, float high) => low + ((high - low) * Unit());

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)(((ulong)Next() * (uint)count) >> 32);

    /// <summary>The same items in random order (Fisher and Yates); the array itself stays.</summary>
    public T[] Shuffled<T>(T[] items)
    {
        var order = items.ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    /// <summary>0 to <paramref name="count"/> - 1 in random order.</summary>
    public int[] Permutation(int count)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = Below(i + 1);
            (order[i], order[j]) = (order[j], i);
        }

        return order;
    }

    public bool Chance(float probability) => Unit() < probability;

    /// <summary>-1 or 1.</summary>
    public float Sign() => (Next() & 0x8000_0000u) == 0 ? 1f : -1f;

    /// <summary>Mean 0, deviation 1, bounded to 6: the sum of twelve uniform numbers, which needs no logarithm and so is the same everywhere.</summary>
    public float Normal()
    {
        var sum = -6f;
        for (var i = 0; i < 12; i++)
        {
            sum += Unit();
        }

        return sum;
    }
}
