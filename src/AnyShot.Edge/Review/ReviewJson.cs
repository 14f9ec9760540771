using System.Text.Json.Serialization;

namespace AnyShot.Edge.Review;

/// <summary>The JSON forms of reviews.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QualityReport))]
[JsonSerializable(typeof(ProposalList))]
internal sealed partial class ReviewJson : JsonSerializerContext;
