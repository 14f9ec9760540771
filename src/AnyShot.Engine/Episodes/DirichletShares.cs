using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Episodes;

/// <summary>Shares from a symmetric Dirichlet distribution: normalised gamma numbers (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000).</summary>
internal static class DirichletShares
{
    /// <returns><paramref name="count"/> numbers from 0 to 1 that sum to 1.</returns>
    public static double[] Draw(int count, double concentration, ref Pcg32 random)
    {
        var shares = new double[count];
        for (var i = 0; i < count; i++)
        {
            shares[i] = Gamma(concentration, ref random);
        }

        var sum = shares.Sum();
        for (var i = 0; i < count; i++)
        {
            // With a tiny concentration all may round to 0; any share is then as good.
            shares[i] = sum > 0 ? shares[i] / sum : 1.0 / count;
        }

        return shares;
    }

    private static double Gamma(double shape, ref Pcg32 random)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1, ref random) * Math.Pow(Open(ref random), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal(ref random);
            var v = 1 + (c * x);
            v = v * v * v;
            if (v > 0 && Math.Log(Open(ref random)) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    /// <summary>Box and Muller: with its tails, which the sum of uniform numbers lacks.</summary>
    private static double Normal(ref Pcg32 random) => Math.Sqrt(-2 * Math.Log(Open(ref random))) * Math.Cos(2 * Math.PI * Open(ref random));

    /// <summary>Above 0 and below 1.</summary>
    private static double Open(ref Pcg32 random) => (random.Next() + 0.5) / 4294967296.0;
}
