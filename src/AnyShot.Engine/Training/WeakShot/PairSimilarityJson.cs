using System.Text.Json.Serialization;

namespace AnyShot.Engine.Training.WeakShot;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, UseStringEnumConverter = true, WriteIndented = true)]
[JsonSerializable(typeof(PairSimilarityCard))]
internal sealed partial class PairSimilarityJson : JsonSerializerContext;
