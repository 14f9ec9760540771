using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Engine.Backbones;

/// <summary>JSON of the model files: camel case, unknown keys are errors.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    UseStringEnumConverter = true,
    WriteIndented = true)]
[JsonSerializable(typeof(BackboneInput))]
[JsonSerializable(typeof(ModelCard))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class ModelJson : JsonSerializerContext;
