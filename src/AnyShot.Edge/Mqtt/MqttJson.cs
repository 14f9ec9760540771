using System.Text.Json.Serialization;

namespace AnyShot.Edge.Mqtt;

/// <summary>JSON form of the retained topics; the verdict inside a state looks as it does on its own topic.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StateMessage))]
[JsonSerializable(typeof(HealthMessage))]
[JsonSerializable(typeof(AlarmMessage))]
[JsonSerializable(typeof(ClassMessage))]
internal sealed partial class MqttJson : JsonSerializerContext;
