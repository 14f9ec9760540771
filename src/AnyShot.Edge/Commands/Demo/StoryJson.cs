using System.Text.Json.Serialization;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>JSON of the story's page.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoryNow))]
internal sealed partial class StoryJson : JsonSerializerContext;
