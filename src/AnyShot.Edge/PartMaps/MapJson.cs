using System.Text.Json;
using System.Text.Json.Serialization;
using AnyShot.Edge.Control;

namespace AnyShot.Edge.PartMaps;

/// <summary>The JSON form of maps.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(KebabCaseEnum<MappedKind>)])]
[JsonSerializable(typeof(MapReport))]
internal sealed partial class MapJson : JsonSerializerContext;
