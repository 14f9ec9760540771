using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Commissioning;

/// <summary>A part of a guided run. Immutable.</summary>
/// <param name="InspectionId">Of its verdict.</param>
/// <param name="Decision">What the station said.</param>
/// <param name="ClassName">And which class.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="TotalMs">From the frame to the verdict, milliseconds.</param>
/// <param name="IsGood">What a person says that it is; null while nobody has.</param>
public sealed record RunPart(long InspectionId, Decision Decision, string ClassName, double Confidence, double TotalMs, bool? IsGood = null);
