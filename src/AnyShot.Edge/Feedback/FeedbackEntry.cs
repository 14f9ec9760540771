namespace AnyShot.Edge.Feedback;

/// <summary>What somebody said of a verdict, or that it is taken back. Kept for good; of a part, the newest answer that was not taken back is the one that counts.</summary>
/// <param name="Number">Counts up from 1.</param>
/// <param name="InspectionId">The part.</param>
/// <param name="Decision">What the agent decided: pass, fail or unsure.</param>
/// <param name="ClassNo">Class that the agent gave it, by number; 0 = none.</param>
/// <param name="ClassName">The same by name.</param>
/// <param name="Confidence">Of the agent, 0 to 1.</param>
/// <param name="Revision">Class-set revision that judged it.</param>
/// <param name="TrueClass">Id of the class that the part is of; of an entry that takes another back, what counts from then on, empty for nothing.</param>
/// <param name="IsConfirmed">The agent had named that class.</param>
/// <param name="Who">User name.</param>
/// <param name="Role">The user's role.</param>
/// <param name="Door">How the user came in.</param>
/// <param name="Origin">From where.</param>
/// <param name="At">When.</param>
/// <param name="Why">The user's remark; may be empty.</param>
/// <param name="Camera">That saw the part; empty for what an older agent noted.</param>
/// <param name="CapturedAt">When; the time of the feedback for what an older agent noted.</param>
/// <param name="Withdraws">Number of the entry that this one takes back; 0 for an answer.</param>
public sealed record FeedbackEntry(
    long Number,
    long InspectionId,
    string Decision,
    int ClassNo,
    string ClassName,
    double Confidence,
    long Revision,
    string TrueClass,
    bool IsConfirmed,
    string Who,
    string Role,
    string Door,
    string Origin,
    DateTimeOffset At,
    string Why,
    string Camera,
    DateTimeOffset CapturedAt,
    long Withdraws = 0);
