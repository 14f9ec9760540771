namespace AnyShot.Edge.Control;

/// <summary>What <c>replay</c> answers with.</summary>
/// <param name="Verdicts">How many are sent again.</param>
public sealed record ReplayData(int Verdicts);
