namespace AnyShot.Edge.Inspection;

/// <summary>A class as the decision sees it.</summary>
/// <param name="Number">Stable number for the PLC.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Severity">What it means for a part to be of this class.</param>
public sealed record InspectedClass(int Number, string Name, Severity Severity);
