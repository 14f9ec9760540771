namespace AnyShot.Edge.Classes;

/// <summary>What a change comes to, before it is stored.</summary>
/// <param name="Classes">All classes of the revision that it makes; null when it makes none.</param>
/// <param name="IsLive">Whether the newest revision is live after it.</param>
/// <param name="ClassId">Class that it is about; empty where it is about none.</param>
/// <param name="What">For the audit log.</param>
internal sealed record ClassPlan(IReadOnlyList<RegisteredClass>? Classes, bool IsLive, string ClassId, string What);
