using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;

namespace AnyShot.Edge.Trials;

/// <summary>The JSON forms of trials: the report and what it rests on for every door, the record on disk.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TrialReport))]
[JsonSerializable(typeof(TrialRecord))]
[JsonSerializable(typeof(IReadOnlyList<RegisteredClass>))]
[JsonSerializable(typeof(IReadOnlyList<FeedbackEntry>))]
internal sealed partial class TrialJson : JsonSerializerContext
{
    public static JsonElement Element(TrialReport report) => JsonSerializer.SerializeToElement(report, Default.TrialReport);
}
