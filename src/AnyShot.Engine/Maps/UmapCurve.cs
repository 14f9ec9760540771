namespace AnyShot.Engine.Maps;

/// <summary>1 / (1 + a d^2b), UMAP's nearness of two points on the map, fitted by least squares to "1 up to the minimum distance, then falling as exp(-(d - minimum))".</summary>
/// <param name="A">Factor.</param>
/// <param name="B">Half of the power.</param>
public readonly record struct UmapCurve(double A, double B)
{
    private const int Points = 300;
    private const double Farthest = 3;
    private const int MostSteps = 200;

    /// <summary>Levenberg-Marquardt from a = b = 1.</summary>
    /// <param name="minimumDistance">0 to 1.</param>
    public static UmapCurve Fit(double minimumDistance)
    {
        var (curve, damping) = (new UmapCurve(1, 1), 1e-3);
        var loss = Loss(curve, minimumDistance);
        for (var step = 0; step < MostSteps; step++)
        {
            // Normal equations of the two unknowns.
            var (aa, ab, bb, ra, rb) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var i = 1; i < Points; i++)
            {
                var d = Farthest * i / (Points - 1);
                var power = Math.Pow(d, 2 * curve.B);
                var value = 1 / (1 + (curve.A * power));
                var (byA, byB) = (-value * value * power, -value * value * curve.A * power * 2 * Math.Log(d));
                var rest = Target(d, minimumDistance) - value;
                (aa, ab, bb, ra, rb) = (aa + (byA * byA), ab + (byA * byB), bb + (byB * byB), ra + (byA * rest), rb + (byB * rest));
            }

            var (da, db) = (aa * (1 + damping), bb * (1 + damping));
            var determinant = (da * db) - (ab * ab);
            var next = new UmapCurve(curve.A + (((db * ra) - (ab * rb)) / determinant), curve.B + (((da * rb) - (ab * ra)) / determinant));
            var nextLoss = next is { A: > 0, B: > 0 } ? Loss(next, minimumDistance) : double.PositiveInfinity;
            if (nextLoss >= loss)
            {
                damping *= 10;
                if (damping > 1e12)
                {
                    break;
                }

                continue;
            }

            (curve, loss, damping) = (next, nextLoss, damping / 10);
        }

        return curve;
    }

    private static double Target(double d, double minimumDistance) => d < minimumDistance ? 1 : Math.Exp(-(d - minimumDistance));

    private static double Loss(UmapCurve curve, double minimumDistance)
    {
        var loss = 0.0;
        for (var i = 0; i < Points; i++)
        {
            var d = Farthest * i / (Points - 1);
            var rest = Target(d, minimumDistance) - (1 / (1 + (curve.A * Math.Pow(d, 2 * curve.B))));
            loss += rest * rest;
        }

        return loss;
    }
}
