using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnyShot.Edge.Control;

/// <summary>Enumerations as lower-case words; numbers are refused.</summary>
internal sealed class KebabCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
