namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Why a request was refused, for the log.</summary>
/// <param name="Sentence">One sentence, the same for the same cause.</param>
internal sealed record Refusal(string Sentence);
