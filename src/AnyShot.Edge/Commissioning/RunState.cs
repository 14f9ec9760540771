namespace AnyShot.Edge.Commissioning;

/// <summary>A guided run as it was begun. Immutable.</summary>
/// <param name="Camera">Whose parts count.</param>
/// <param name="Wanted">Parts that it needs.</param>
/// <param name="BeganAt">When, UTC.</param>
/// <param name="IsOn">Whether further parts count.</param>
/// <param name="Setup">What judged when it began; a run of another set-up says nothing of this one.</param>
public sealed record RunState(string Camera, int Wanted, DateTimeOffset BeganAt, bool IsOn, Setup Setup);
