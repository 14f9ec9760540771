using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Edge.Security;

/// <summary>Roles in lower case, as in the configuration; no numbers.</summary>
internal sealed class RoleJson() : JsonStringEnumConverter<Role>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
