using AnyShot.Engine.Drift;

namespace AnyShot.Edge.Drift;

/// <summary>What is known of a part for drift.</summary>
/// <param name="InspectionId">The part.</param>
/// <param name="ClassName">That the agent gave it.</param>
/// <param name="Embedding">What the model saw.</param>
/// <param name="Figures">Of its picture.</param>
internal sealed record DriftPart(long InspectionId, string ClassName, float[] Embedding, ImageFigures Figures);
