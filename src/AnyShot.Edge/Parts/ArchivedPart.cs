using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Parts;

/// <summary>A part that was judged, as it is kept on disk.</summary>
/// <param name="Verdict">What the agent said of it, durable and with its inspection id.</param>
/// <param name="Image">The inspected region, as PNG with every pixel as it was judged.</param>
public sealed record ArchivedPart(Verdict Verdict, byte[] Image);
