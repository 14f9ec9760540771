namespace AnyShot.Engine.Rendering.Scenes.Surfaces;

/// <summary>Fields made from blurred random numbers.</summary>
internal static class NoiseFields
{
    private const int Side = 256;

    /// <summary>Octaves of smooth noise, each twice as fine as the one before.</summary>
    /// <param name="cells">Lattice points along a side of the coarsest octave.</param>
    /// <param name="octaves">Number of octaves.</param>
    /// <param name="gain">Strength of an octave against the one before.</param>
    /// <param name="shape">Put on each octave's value, which is about -1 to 1.</param>
    /// <param name="seed">Another seed gives another field of the same kind.</param>
    public static Field Fractal(int cells, int octaves, float gain, Func<float, float> shape, ulong seed)
    {
        var texels = new float[Side * Side];
        AddFractal(texels, cells, octaves, gain, shape, seed);
        return new Field(texels, Side, Side / (float)cells);
    }

    /// <summary>Fractal noise, each of whose values is fetched from a place that two other noises have moved.</summary>
    /// <param name="cells">Lattice points along a side of the coarsest octave.</param>
    /// <param name="reach">How far, against the coarsest wavelength.</param>
    /// <param name="shape">Put on each value, which is about -1 to 1.</param>
    /// <param name="seed">Another seed gives another field of the same kind.</param>
    public static Field Dragged(int cells, float reach, Func<float, float> shape, ulong seed)
    {
        var noise = new float[Side * Side];
        var moveX = new float[Side * Side];
        var moveY = new float[Side * Side];
        AddFractal(noise, cells, 5, 0.45f, static n => n, seed);
        AddFractal(moveX, cells, 3, 0.5f, static n => n, seed + 100);
        AddFractal(moveY, cells, 3, 0.5f, static n => n, seed + 200);
        var distance = reach * Side / cells;
        var texels = new float[Side * Side];
        for (var i = 0; i < texels.Length; i++)
        {
            texels[i] = shape(Table.At(noise, Side, (i % Side) + (distance * moveX[i]), (i / Side) + (distance * moveY[i])));
        }

        return new Field(texels, Side, Side / (float)cells);
    }

    /// <summary>Independent values, blurred over <paramref name="blur"/> texels to each side, less the same blurred over <paramref name="wideBlur"/>; 0 leaves a blur out.</summary>
    public static Field White(int blur, int wideBlur, ulong seed)
    {
        var texels = Table.White(Side, seed);
        if (blur > 0)
        {
            Table.Blur(texels, Side, blur, blur);
        }

        if (wideBlur > 0)
        {
            var wide = (float[])texels.Clone();
            Table.Blur(wide, Side, wideBlur, wideBlur);
            for (var i = 0; i < texels.Length; i++)
            {
                texels[i] -= wide[i];
            }
        }

        return new Field(texels, Side, wideBlur > 0 ? 2 * wideBlur : blur > 0 ? 3 * blur : 1);
    }

    /// <summary>White noise drawn out along the rows, over three lengths.</summary>
    public static Field Streaks(ulong seed)
    {
        var texels = new float[Side * Side];
        for (var part = 0; part < 3; part++)
        {
            var layer = Table.White(Side, seed + ((ulong)part * 50));
            Table.Blur(layer, Side, 60 >> (part * 2), part == 2 ? 1 : 0);
            var scale = MathF.Sqrt(2 * (60 >> (part * 2)));
            for (var i = 0; i < texels.Length; i++)
            {
                texels[i] += layer[i] * scale;
            }
        }

        return new Field(texels, Side, 3);
    }

    /// <summary>Each octave is white noise blurred to its wavelength: lattice noise would show the directions of its lattice.</summary>
    private static void AddFractal(float[] texels, int cells, int octaves, float gain, Func<float, float> shape, ulong seed)
    {
        var strength = 1f;
        for (var octave = 0; octave < octaves && cells <= Side / 2; octave++)
        {
            var layer = Table.White(Side, seed + ((ulong)octave * 1000));
            var blur = Side / cells / 4;
            Table.Blur(layer, Side, blur, blur);
            Table.Standardise(layer);
            for (var i = 0; i < texels.Length; i++)
            {
                texels[i] += strength * shape(0.6f * layer[i]);
            }

            cells *= 2;
            strength *= gain;
        }
    }
}
