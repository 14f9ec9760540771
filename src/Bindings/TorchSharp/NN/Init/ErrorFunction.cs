namespace TorchSharp;

/// <summary>Gauss's error function, which .NET lacks.</summary>
internal static class ErrorFunction
{
    private const int MaximumTerms = 200;

    /// <summary>erf(x) to about 1e-15, by its series near zero and by the continued fraction of its complement further out.</summary>
    public static double Of(double x)
    {
        var size = Math.Abs(x);
        if (size > 6) return Math.Sign(x);
        return Math.Sign(x) * (size < 2.5 ? Series(size) : 1 - Complement(size));
    }

    private static double Series(double x)
    {
        var term = x;
        var sum = x;
        for (var n = 1; n < MaximumTerms && Math.Abs(term) > 1e-17 * sum; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }
        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double Complement(double x)
    {
        // erfc(x) = exp(-x²)/√π · 1/(x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...)))), evaluated from its far end.
        var fraction = x;
        for (var n = MaximumTerms; n > 0; n--) fraction = x + (n / 2.0 / fraction);
        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / fraction;
    }
}
