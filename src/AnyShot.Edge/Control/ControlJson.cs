using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Triggering;

namespace AnyShot.Edge.Control;

/// <summary>JSON forms of requests and answers, the same at every door.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCaseEnum<Severity>), typeof(KebabCaseEnum<OperatingMode>), typeof(KebabCaseEnum<ControlOutcome>), typeof(KebabCaseEnum<ClassState>), typeof(KebabCaseEnum<CommissioningAction>), typeof(KebabCaseEnum<RunKind>), typeof(KebabCaseEnum<TriggerMode>), typeof(KebabCaseEnum<SoftwareTriggerRelease>)])]
[JsonSerializable(typeof(ControlReply))]
[JsonSerializable(typeof(ClassAddBody))]
[JsonSerializable(typeof(ClassChangeBody))]
[JsonSerializable(typeof(ClassRetireBody))]
[JsonSerializable(typeof(ClassMergeBody))]
[JsonSerializable(typeof(PromoteBody))]
[JsonSerializable(typeof(RollbackBody))]
[JsonSerializable(typeof(DiscardBody))]
[JsonSerializable(typeof(ShotAddBody))]
[JsonSerializable(typeof(ShotRemoveBody))]
[JsonSerializable(typeof(FeedbackBody))]
[JsonSerializable(typeof(WithdrawBody))]
[JsonSerializable(typeof(TriggerBody))]
[JsonSerializable(typeof(ModeBody))]
[JsonSerializable(typeof(ReplayBody))]
[JsonSerializable(typeof(TrialBody))]
[JsonSerializable(typeof(DriftReferenceBody))]
[JsonSerializable(typeof(CertificateTrustBody))]
[JsonSerializable(typeof(CameraChangeBody))]
[JsonSerializable(typeof(ConfigurationApplyBody))]
[JsonSerializable(typeof(CameraChangeData))]
[JsonSerializable(typeof(CommissioningChangeBody))]
[JsonSerializable(typeof(CommissioningSignBody))]
[JsonSerializable(typeof(ClassData))]
[JsonSerializable(typeof(FeedbackData))]
[JsonSerializable(typeof(ReplayData))]
[JsonSerializable(typeof(ClassList))]
[JsonSerializable(typeof(IReadOnlyList<AuditEntry>))]
internal sealed partial class ControlJson : JsonSerializerContext
{
    /// <summary>Deeper nesting no body needs; a key that comes twice could mean either.</summary>
    public static readonly JsonDocumentOptions Reading = new() { MaxDepth = 8, AllowDuplicateProperties = false };
}
