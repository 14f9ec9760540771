using System.Text.Json.Serialization;

namespace AnyShot.Engine.Clip;

/// <summary>JSON of others: snake case, unknown keys are passed over.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OpenClipConfig))]
internal sealed partial class ClipJson : JsonSerializerContext;
