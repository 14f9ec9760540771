namespace AnyShot.Engine.Sessions;

/// <summary>What one seed reached after a session; see <see cref="SessionRow"/>.</summary>
internal readonly record struct SessionScore(double Seen, double Base, double New, double Forgetting, double Drop)
{
    public double Harmonic => Base + New > 0 ? 2 * Base * New / (Base + New) : 0;
}
