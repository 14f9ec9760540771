namespace AnyShot.Bench;

/// <summary>What a benchmark may give; a bound that is absent does not bind.</summary>
internal sealed record Budget(double? Most, double? Least)
{
    public bool Holds(double value) => value <= (Most ?? double.PositiveInfinity) && value >= (Least ?? double.NegativeInfinity);

    public override string ToString() => Most is { } most ? $"at most {most}" : $"at least {Least}";
}
