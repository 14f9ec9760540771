using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Engine.Training.DualEncoder;

/// <summary>JSON of a training's state and of the log's lines: camel case, unknown keys are errors.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DualEncoderRow))]
[JsonSerializable(typeof(DualEncoderState))]
internal sealed partial class DualEncoderJson : JsonSerializerContext;
