namespace AnyShot.Edge.Classes;

/// <summary>A change as a store keeps it. Immutable.</summary>
/// <param name="Entry">Its line of the audit log.</param>
/// <param name="ClassId">Class that it was about; empty where it was about none.</param>
/// <param name="Request">SHA-256 of what was asked for, hexadecimal; tells the same request from another one with the same id.</param>
/// <param name="ContentHash">SHA-256 over the hashes of the classes that it made; empty for a change that made no revision.</param>
/// <param name="Classes">All classes of the revision that it made, in their stored form; null where it made none, or where they were not asked for.</param>
public sealed record StoredChange(AuditEntry Entry, string ClassId, string Request, string ContentHash, IReadOnlyList<ReadOnlyMemory<byte>>? Classes);
