namespace AnyShot.Edge.Control;

/// <summary>What the verbs of feedback answer with.</summary>
/// <param name="Entry">Number of the answer that was noted or taken back.</param>
/// <param name="Class">Id of the class that counts for the part now; empty when nothing does.</param>
public sealed record FeedbackData(long Entry, string Class);
