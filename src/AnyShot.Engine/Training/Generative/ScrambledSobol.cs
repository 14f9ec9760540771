using System.Numerics;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Training.Generative;

/// <summary>
/// The one-dimensional Sobol sequence (which is van der Corput's), scrambled by a random lower-triangular matrix of bits and a shift (Matousek 1998): any 2^k numbers
/// that follow each other from a multiple of 2^k lie in different 2^k-ths of 0 to 1. Number i is the same whenever it is asked.
/// </summary>
internal sealed class ScrambledSobol
{
    private const int Bits = 32;
    private const ulong Stream = 83;

    private readonly uint[] _rows = new uint[Bits];
    private readonly uint _shift;

    public ScrambledSobol(ulong seed)
    {
        var random = new Pcg32(seed, Stream);
        for (var row = 0; row < Bits; row++)
        {
            // Bit 31 is the first after the point. Row i looks at the bits before it and always at its own, so that the matrix can be inverted.
            var own = 1u << (Bits - 1 - row);
            _rows[row] = (random.Next() & ~((own << 1) - 1)) | own;
        }

        // The first row has no bits before its own.
        _rows[0] = 1u << (Bits - 1);
        _shift = random.Next();
    }

    /// <returns>0 (included) to 1 (excluded), 24 bits.</returns>
    public float At(uint index)
    {
        var reversed = Reverse(index);
        var value = _shift;
        for (var row = 0; row < Bits; row++)
        {
            value ^= (uint)(BitOperations.PopCount(_rows[row] & reversed) & 1) << (Bits - 1 - row);
        }

        return (value >> 8) * (1f / 16777216f);
    }

    private static uint Reverse(uint value)
    {
        var reversed = 0u;
        for (var i = 0; i < Bits; i++, value >>= 1)
        {
            reversed = (reversed << 1) | (value & 1);
        }

        return reversed;
    }
}
