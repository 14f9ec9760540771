using System.Text.Json.Serialization;

namespace AnyShot.Edge.Quality;

/// <summary>The JSON forms of how right the station was: docs/http-api.md.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StationQuality))]
[JsonSerializable(typeof(IReadOnlyList<AnsweredPart>))]
internal sealed partial class QualityJson : JsonSerializerContext;
