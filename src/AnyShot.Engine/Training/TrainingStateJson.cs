using System.Text.Json.Serialization;
using AnyShot.Engine.Training.Episodic;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training;

/// <summary>JSON of the states in checkpoints: camel case, unknown keys are errors.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(EpisodicState))]
[JsonSerializable(typeof(PretrainingState))]
internal sealed partial class TrainingStateJson : JsonSerializerContext;
