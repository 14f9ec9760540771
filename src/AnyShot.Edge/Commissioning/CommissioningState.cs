namespace AnyShot.Edge.Commissioning;

/// <summary>Where the commissioning of the station stands.</summary>
/// <param name="Signed">The signed ones, newest first.</param>
/// <param name="Setup">What verdicts rest on now.</param>
/// <param name="Changes">What differs now from what was signed last: <c>model</c>, <c>classes</c>, <c>cameras</c>.</param>
/// <param name="Draft">The work that is not signed; null when nobody is at it.</param>
/// <param name="Good">The run of good parts so far.</param>
/// <param name="Defects">The run of defects so far.</param>
/// <param name="GoodParts">Parts of the run of good parts that a person looks at, newest first.</param>
/// <param name="DefectParts">Parts of the run of defects, newest first.</param>
/// <param name="Summary">What would be signed; null while something is missing.</param>
/// <param name="SummaryDigest">SHA-256 of it, hexadecimal, for the signature; empty while something is missing.</param>
/// <param name="Missing">What is missing for a signature, one sentence each.</param>
public sealed record CommissioningState(
    IReadOnlyList<CommissioningBrief> Signed,
    Setup Setup,
    IReadOnlyList<string> Changes,
    CommissioningDraft? Draft,
    RunResult? Good,
    RunResult? Defects,
    IReadOnlyList<RunPart> GoodParts,
    IReadOnlyList<RunPart> DefectParts,
    CommissioningSummary? Summary,
    string SummaryDigest,
    IReadOnlyList<string> Missing);
