namespace AnyShot.Edge.Review;

/// <summary>A part that a person should say the class of.</summary>
/// <param name="InspectionId">The part; its image is at <c>/api/verdicts/ID/part.png</c>.</param>
/// <param name="Score">The larger, the more there is to learn; its scale depends on the strategy.</param>
/// <param name="Camera">Camera that saw it.</param>
/// <param name="CapturedAt">When.</param>
/// <param name="Decision">What the agent decided: pass, fail or unsure.</param>
/// <param name="ClassName">Class that the agent gave it; may be empty.</param>
/// <param name="Confidence">Of the agent, 0 to 1.</param>
public sealed record ProposedPart(long InspectionId, double Score, string Camera, DateTimeOffset CapturedAt, string Decision, string ClassName, double Confidence);
