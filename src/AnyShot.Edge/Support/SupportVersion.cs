namespace AnyShot.Edge.Support;

/// <summary>What runs, in which version.</summary>
/// <param name="Name">Such as <c>agent</c>.</param>
/// <param name="Value">Version, revision or name; <c>-</c> when it cannot be found out.</param>
public sealed record SupportVersion(string Name, string Value);
