namespace AnyShot.Edge.Control;

/// <summary>What can be asked. Slashes as in topics and paths; an OPC UA method has the same words in camel case (<c>ClassAdd</c>).</summary>
public static class ControlVerbs
{
    public const string ClassAdd = "class/add";
    public const string ClassChange = "class/change";
    public const string ClassRetire = "class/retire";
    public const string ClassMerge = "class/merge";
    public const string Promote = "class/promote";
    public const string Rollback = "class/rollback";
    public const string Discard = "class/discard";
    public const string ShotAdd = "shot/add";
    public const string ShotRemove = "shot/remove";
    public const string Feedback = "feedback";
    public const string Withdraw = "feedback/withdraw";
    public const string Trigger = "trigger";
    public const string Mode = "mode";
    public const string Replay = "replay";
    public const string Trial = "trial";
    public const string DriftReference = "drift/reference";
    public const string CertificateTrust = "certificate/trust";
    public const string CommissioningChange = "commissioning/change";
    public const string CommissioningSign = "commissioning/sign";
    public const string CameraChange = "camera/change";
    public const string ConfigurationApply = "configuration/apply";

    /// <summary>The verbs of every door.</summary>
    public static IReadOnlyList<string> All { get; } =
        [ClassAdd, ClassChange, ClassRetire, ClassMerge, Promote, Rollback, Discard, ShotAdd, ShotRemove, Feedback, Withdraw, Trigger, Mode, Replay, Trial, DriftReference, CameraChange];

    /// <summary>
    /// The verbs that are taken over HTTP only, where a person has logged in: a configuration can open and close every door, and over MQTT all who may write to the broker share one role.
    /// </summary>
    public static IReadOnlyList<string> HttpOnly { get; } = [ConfigurationApply, CertificateTrust, CommissioningChange, CommissioningSign];
}
