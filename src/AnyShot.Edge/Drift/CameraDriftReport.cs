using AnyShot.Engine.Drift;

namespace AnyShot.Edge.Drift;

/// <summary>What is known of a camera's drift.</summary>
/// <param name="Camera">Its name.</param>
/// <param name="Stage">Where its watch is.</param>
/// <param name="Sentence">The same in words, with what changed.</param>
/// <param name="Collected">Parts of the reference that are there.</param>
/// <param name="Distance">Of the newest window, as a share of the limit: above 1 is drift. Null until a window is full.</param>
/// <param name="Reference">What it is compared with; null before the camera's first part.</param>
/// <param name="Before">Means over the reference; null while it is collected.</param>
/// <param name="Now">Means over the newest parts; null before the first.</param>
/// <param name="Changes">What changed beyond what chance does; the largest first.</param>
/// <param name="TypicalBefore">The part of the reference that is most like all of it, with a picture at <c>/api/drift/CAMERA/reference.jpg</c>; null while it is collected.</param>
/// <param name="TypicalNow">The same of the newest window.</param>
/// <param name="History">The oldest first.</param>
public sealed record CameraDriftReport(
    string Camera,
    DriftStage Stage,
    string Sentence,
    int Collected,
    double? Distance,
    DriftReference? Reference,
    ImageFigures? Before,
    ImageFigures? Now,
    IReadOnlyList<string> Changes,
    long? TypicalBefore,
    long? TypicalNow,
    IReadOnlyList<DriftPoint> History);
