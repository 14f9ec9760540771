using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>What an address asks of its caller. An address without it is for administrators, so that a forgotten one is closed.</summary>
/// <param name="Role">The least role; null lets everybody in.</param>
/// <param name="OpenToThisMachine">Requests from this machine itself need no login.</param>
internal sealed record NeededRole(Role? Role, bool OpenToThisMachine = false)
{
    public static NeededRole Of(Endpoint endpoint) => endpoint.Metadata.GetMetadata<NeededRole>() ?? new NeededRole(AnyShot.Edge.Security.Role.Administrator);
}
