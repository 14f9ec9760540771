namespace AnyShot.Edge.Inspection;

/// <summary>What it means for a part to be of a class.</summary>
public enum Severity
{
    /// <summary>The part is good.</summary>
    Good,

    /// <summary>A flaw that is reported but does not fail the part.</summary>
    Minor,

    /// <summary>A defect that fails the part.</summary>
    Defect,
}
