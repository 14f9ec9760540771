namespace AnyShot.Edge.Security;

/// <summary>Who asks for something. What the audit log names.</summary>
/// <param name="Name">User name, at most 80 characters.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="Door">How the caller came in.</param>
/// <param name="Origin">Address, topic or session, at most 200 characters; empty where none is known.</param>
public sealed record Caller(string Name, Role Role, Door Door, string Origin = "");
