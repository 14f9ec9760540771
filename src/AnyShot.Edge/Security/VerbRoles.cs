using System.Collections.Frozen;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Security;

/// <summary>The least role that each verb needs, the same through every door. docs/security.md shows this table.</summary>
public static class VerbRoles
{
    /// <summary>Reads or replaces the whole class registry.</summary>
    public const string Import = "import";

    /// <summary>Changes the users file.</summary>
    public const string Users = "users";

    /// <summary>Creates, renews and trusts certificates.</summary>
    public const string Certificates = "certs";

    /// <summary>Every verb that is known.</summary>
    public static IReadOnlyDictionary<string, Role> All { get; } = new Dictionary<string, Role>(StringComparer.Ordinal)
    {
        [ControlVerbs.Trial] = Role.Viewer,
        [ControlVerbs.ClassAdd] = Role.Technician,
        [ControlVerbs.ClassChange] = Role.Technician,
        [ControlVerbs.ShotAdd] = Role.Technician,
        [ControlVerbs.ShotRemove] = Role.Technician,
        [ControlVerbs.Feedback] = Role.Technician,
        [ControlVerbs.Withdraw] = Role.Technician,
        [ControlVerbs.Trigger] = Role.Technician,
        [ControlVerbs.Discard] = Role.Technician,
        [ControlVerbs.Promote] = Role.Engineer,
        [ControlVerbs.Rollback] = Role.Engineer,
        [ControlVerbs.ClassRetire] = Role.Engineer,
        [ControlVerbs.ClassMerge] = Role.Engineer,
        [ControlVerbs.Mode] = Role.Engineer,
        [ControlVerbs.Replay] = Role.Engineer,
        [ControlVerbs.DriftReference] = Role.Engineer,
        [ControlVerbs.CertificateTrust] = Role.Administrator,
        [ControlVerbs.CameraChange] = Role.Engineer,
        [ControlVerbs.ConfigurationApply] = Role.Administrator,
        [ControlVerbs.CommissioningChange] = Role.Engineer,
        [ControlVerbs.CommissioningSign] = Role.Engineer,
        [Import] = Role.Administrator,
        [Users] = Role.Administrator,
        [Certificates] = Role.Administrator,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The least role for a verb; for one that nobody knows the highest, so that a forgotten line opens nothing.</summary>
    public static Role Needed(string verb) => All.GetValueOrDefault(verb, Role.Administrator);

    /// <summary>Whether the caller may do it.</summary>
    public static bool Allows(Caller caller, string verb) => caller.Role >= Needed(verb);
}
