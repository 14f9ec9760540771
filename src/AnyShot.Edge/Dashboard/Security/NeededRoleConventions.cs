using AnyShot.Edge.Security;

namespace AnyShot.Edge.Dashboard.Security;

/// <summary>Says at the place where an address is mapped who may use it.</summary>
internal static class NeededRoleConventions
{
    /// <summary>Callers of this role and above.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Role role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededRole(role));

    /// <summary>Callers of this role and above, and programs on this machine without a login.</summary>
    public static TBuilder NeedsUnlessLocal<TBuilder>(this TBuilder builder, Role role)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededRole(role, OpenToThisMachine: true));

    /// <summary>Everybody who reaches the address.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new NeededRole(null));
}
