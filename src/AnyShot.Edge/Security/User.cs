namespace AnyShot.Edge.Security;

/// <summary>Somebody who has proved who they are.</summary>
/// <param name="Name">As in the users file.</param>
/// <param name="Role">What the user may do.</param>
public sealed record User(string Name, Role Role);
