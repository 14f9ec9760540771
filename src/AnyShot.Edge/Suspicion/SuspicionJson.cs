using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Edge.Suspicion;

/// <summary>The JSON form of the report: docs/http-api.md.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SuspicionReport))]
internal sealed partial class SuspicionJson : JsonSerializerContext;
