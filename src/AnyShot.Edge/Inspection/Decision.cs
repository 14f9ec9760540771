namespace AnyShot.Edge.Inspection;

/// <summary>What the line does with the part.</summary>
public enum Decision
{
    Pass,
    Fail,
    Unsure,
}
