using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Edge.Collecting;

/// <summary>JSON of the files of a collection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CollectedImage))]
[JsonSerializable(typeof(CollectManifest))]
internal sealed partial class CollectJson : JsonSerializerContext;
