namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Bends similarities and weights: f(x) = most (e^(mu x / most) - 1) / (e^mu - 1) keeps 0 and <c>most</c> in place. A negative mu lifts small values, a positive one presses them down, 0 leaves all.</summary>
internal static class Relaxation
{
    /// <summary>Of |mu|, so that e^mu stays a number that 1 can be taken from.</summary>
    public const double Steepest = 50;

    private const double Linear = 1e-9;

    /// <param name="value">0 to <paramref name="most"/>.</param>
    /// <param name="mu">-<see cref="Steepest"/> to <see cref="Steepest"/>.</param>
    /// <param name="most">Above 0.</param>
    public static double Apply(double value, double mu, double most = 1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(mu), Steepest);
        return Math.Abs(mu) < Linear ? value : most * (Math.Exp(mu * value / most) - 1) / (Math.Exp(mu) - 1);
    }
}
