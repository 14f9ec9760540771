namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>Body of a trigger command; the whole body may be left out.</summary>
/// <param name="PartId">Part number, at most 80 printable characters.</param>
public sealed record TriggerRequest(string? PartId = null);
