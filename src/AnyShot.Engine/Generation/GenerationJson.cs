using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Engine.Generation;

/// <summary>JSON of generator files and checkpoints: camel case, unknown keys are errors.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(FeatureGeneratorCard))]
[JsonSerializable(typeof(EGanCheckpoint.State))]
internal sealed partial class GenerationJson : JsonSerializerContext;
