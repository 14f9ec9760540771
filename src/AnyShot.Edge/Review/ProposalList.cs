namespace AnyShot.Edge.Review;

/// <summary>Parts that should be labelled next.</summary>
/// <param name="Strategy">How they were chosen.</param>
/// <param name="Revision">Class-set revision that doubts were measured by.</param>
/// <param name="LookedAt">Recent parts without feedback that were chosen from.</param>
/// <param name="Parts">Best first.</param>
public sealed record ProposalList(string Strategy, long Revision, int LookedAt, IReadOnlyList<ProposedPart> Parts);
