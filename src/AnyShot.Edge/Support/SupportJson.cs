using System.Text.Json.Serialization;
using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Support;

/// <summary>JSON forms of what the System view shows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<OutputState>))]
[JsonSerializable(typeof(IReadOnlyList<CertificateState>))]
[JsonSerializable(typeof(LogAnswer))]
[JsonSerializable(typeof(SupportState))]
[JsonSerializable(typeof(IReadOnlyList<CheckedItem>))]
[JsonSerializable(typeof(IReadOnlyList<BundlePart>))]
[JsonSerializable(typeof(IReadOnlyList<HealthReport>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class SupportJson : JsonSerializerContext;
