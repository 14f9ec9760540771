namespace AnyShot.Edge.Security;

/// <summary>The users file as it lies on the disk.</summary>
/// <param name="Version">Form of the file; 1.</param>
/// <param name="Users">The users.</param>
internal sealed record UsersDocument(int Version, IReadOnlyList<UserEntry> Users);
