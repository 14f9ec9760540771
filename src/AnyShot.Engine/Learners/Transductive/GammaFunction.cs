namespace AnyShot.Engine.Learners.Transductive;

/// <summary>Logarithm of the gamma function and its derivative at once: recurrence up to 10, then Stirling's series; exact to about 12 digits.</summary>
internal static class GammaFunction
{
    private const double FromHere = 10;
    private static readonly double HalfLogTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <param name="x">Above 0, finite.</param>
    public static (double Log, double Digamma) LogAndDigamma(double x)
    {
        var product = 1.0;
        var sum = 0.0;
        for (; x < FromHere; x++)
        {
            product *= x;
            sum += 1 / x;
        }

        var (inverse, log) = (1 / x, Math.Log(x));
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * ((1.0 / 1680) - (square / 1188))))))));
        var slope = square * ((1.0 / 12) - (square * ((1.0 / 120) - (square * ((1.0 / 252) - (square * ((1.0 / 240) - (square / 132))))))));
        return (((x - 0.5) * log) - x + HalfLogTwoPi + series - Math.Log(product), log - (0.5 * inverse) - slope - sum);
    }
}
