using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnyShot.Edge.Configuration;

/// <summary>Writes a value as people write it into a configuration: on one line, with spaces.</summary>
internal static class ConfigurationValue
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.EnumerateObject().Any() => $"{{ {string.Join(", ", value.EnumerateObject().Select(p => $"{JsonSerializer.Serialize(p.Name, Readable)}: {Write(p.Value)}"))} }}",
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => $"[{string.Join(", ", value.EnumerateArray().Select(Write))}]",
        JsonValueKind.String => JsonSerializer.Serialize(value.GetString(), Readable),
        JsonValueKind.Number when value.TryGetDouble(out var number) && Math.Abs(number) < 1e15 => number.ToString("0.##########", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}
