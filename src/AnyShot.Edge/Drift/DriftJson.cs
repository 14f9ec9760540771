using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.Drift;

/// <summary>The JSON form of drift.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCaseEnum<DriftStage>)])]
[JsonSerializable(typeof(DriftReport))]
internal sealed partial class DriftJson : JsonSerializerContext;
