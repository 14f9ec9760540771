using AnyShot.Edge.Security;

namespace AnyShot.Edge.OpcUa;

/// <summary>What OPC UA clients may do besides what the control desk decides.</summary>
internal static class OpcUaRoles
{
    /// <summary>Least role for writing <c>Cmd</c> tags: that of the verb <c>trigger</c>.</summary>
    public const Role ToWrite = Role.Technician;

    /// <summary>Of <c>opcUa.userName</c>: the plant's integrator.</summary>
    public const Role ConfiguredUser = Role.Engineer;

    /// <summary>Of a client without a name: it may look, and in a demo, which has neither names nor encryption, also drive the line.</summary>
    public static Role Anonymous(OpcUaOptions options) => options is { AllowAnonymous: true, AllowInsecure: true } ? Role.Technician : Role.Viewer;
}
