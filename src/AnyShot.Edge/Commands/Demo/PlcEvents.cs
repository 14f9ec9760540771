using System.Text.Json.Serialization;

namespace AnyShot.Edge.Commands.Demo;

/// <summary>JSON lines of the simulated PLC.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlcPart))]
[JsonSerializable(typeof(PlcTotals))]
internal sealed partial class PlcEvents : JsonSerializerContext;
