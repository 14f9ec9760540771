using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Previews;

/// <summary>A part that would be of the previewed class.</summary>
/// <param name="Verdict">What the line said of it.</param>
/// <param name="Decision">What it would be decided as.</param>
/// <param name="Confidence">With which it would be of the class, 0 to 1.</param>
public sealed record PreviewPart(Verdict Verdict, Decision Decision, double Confidence);
