namespace AnyShot.Edge.Quality;

/// <summary>A part of which somebody has said what it is.</summary>
/// <param name="InspectionId">The part.</param>
/// <param name="CapturedAt">When it was seen.</param>
/// <param name="Camera">By which camera.</param>
/// <param name="Decision">What the agent decided: pass, fail or unsure.</param>
/// <param name="JudgedNo">Class that the agent gave it, by number; 0 = none.</param>
/// <param name="JudgedName">The same by the name that it had then.</param>
/// <param name="Confidence">Of the agent, 0 to 1.</param>
/// <param name="Revision">Class-set revision that judged it.</param>
/// <param name="TrueClass">Id of its class, by the newest answer.</param>
/// <param name="IsRight">The agent had given it that class, whatever it decided.</param>
/// <param name="Answers">How often it was answered.</param>
/// <param name="IsDisputed">The answers name different classes.</param>
/// <param name="Who">Gave the newest answer.</param>
/// <param name="At">When.</param>
public sealed record AnsweredPart(
    long InspectionId,
    DateTimeOffset CapturedAt,
    string Camera,
    string Decision,
    int JudgedNo,
    string JudgedName,
    double Confidence,
    long Revision,
    string TrueClass,
    bool IsRight,
    int Answers,
    bool IsDisputed,
    string Who,
    DateTimeOffset At);
