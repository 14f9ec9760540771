namespace AnyShot.Edge.Dashboard.Endpoints;

/// <summary>The trigger was taken; the verdict follows on /api/events.</summary>
public sealed record TriggerAnswer(string Camera, string PartId);
