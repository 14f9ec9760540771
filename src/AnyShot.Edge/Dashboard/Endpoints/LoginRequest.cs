namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Body of a login.</summary>
public sealed record LoginRequest(string? Name, string? Password);
