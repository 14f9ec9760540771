using System.Text.Json;

namespace AnyShot.Edge.OpcUa;

/// <summary>A client called a method.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="User">Name of the user; <c>anonymous</c> without one.</param>
/// <param name="Role">Role of the session.</param>
/// <param name="Session">Name that the client gave its session.</param>
/// <param name="Arguments">In the order of the definition.</param>
internal sealed record MethodCall(string Method, string User, Security.Role Role, string Session, IReadOnlyList<JsonElement> Arguments);
