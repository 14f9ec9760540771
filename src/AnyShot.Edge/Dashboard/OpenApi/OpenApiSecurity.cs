using System.Text.Json.Nodes;
using AnyShot.Edge.Dashboard.Security;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.OpenApi;

/// <summary>How a caller says who he is, and the role that an address needs of him.</summary>
internal static class OpenApiSecurity
{
    private static readonly string[] s_ways = ["password", "session", "certificate"];

    public static JsonObject Schemes() => new()
    {
        ["password"] = new JsonObject { ["type"] = "http", ["scheme"] = "basic" },
        ["session"] = new JsonObject
        {
            ["type"] = "apiKey",
            ["in"] = "cookie",
            ["name"] = "anyshot-STATION",
            ["description"] = $"From POST /api/session; over TLS the name has __Host- before it. Everything but GET then carries its csrfToken in the header {RoleGate.CsrfHeader}.",
        },
        ["certificate"] = new JsonObject { ["type"] = "mutualTLS" },
    };

    /// <summary>Any of the ways will do; an empty one means that nobody has to log in.</summary>
    public static JsonArray Of(NeededRole needed)
    {
        IEnumerable<JsonNode> ways = needed.Role is { } role ? s_ways.Select(way => new JsonObject { [way] = new JsonArray(Named(role)) }) : [];
        return [.. ways, .. needed is { Role: null } or { OpenToThisMachine: true } ? [new JsonObject()] : Array.Empty<JsonNode>()];
    }

    public static string Sentence(NeededRole needed) => needed.Role is not { } role ? "Open to everybody."
        : needed.OpenToThisMachine ? $"Needs the role {Named(role)}, and nothing on the machine of the agent itself."
        : $"Needs the role {Named(role)}.";

    private static string Named(Role role) => role.ToString().ToLowerInvariant();
}
