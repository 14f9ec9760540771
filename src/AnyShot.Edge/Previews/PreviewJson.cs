using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Previews;

/// <summary>JSON forms of previews: what is asked as at the desk, verdicts as they are everywhere.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCaseEnum<Severity>)])]
[JsonSerializable(typeof(PreviewBody))]
[JsonSerializable(typeof(PreviewReport))]
internal sealed partial class PreviewJson : JsonSerializerContext;
