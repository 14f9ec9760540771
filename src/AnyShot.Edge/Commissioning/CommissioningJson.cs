using System.Text.Json.Serialization;

namespace AnyShot.Edge.Commissioning;

/// <summary>JSON forms of commissionings, on disk and at the page.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CommissioningState))]
[JsonSerializable(typeof(CommissioningRecord))]
[JsonSerializable(typeof(SignedCommissioning))]
[JsonSerializable(typeof(CommissioningSummary))]
[JsonSerializable(typeof(CommissioningDraft))]
[JsonSerializable(typeof(RunPart))]
internal sealed partial class CommissioningJson : JsonSerializerContext;
