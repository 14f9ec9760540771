using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace AnyShot.Edge.Control;

/// <summary>Makes a request of the bytes that a door received.</summary>
internal static class ControlMessage
{
    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <param name="verb">What the topic, path or method said.</param>
    /// <param name="id">Of the request, where the door has a place of its own for it; else empty.</param>
    /// <param name="utf8">The body; none is an empty object.</param>
    /// <param name="request">The request.</param>
    /// <param name="mistake">One sentence; empty when there is a request.</param>
    public static bool TryRead(string verb, string id, ReadOnlyMemory<byte> utf8, out ControlRequest request, out string mistake)
    {
        var body = Empty;
        mistake = "";
        try
        {
            if (!utf8.IsEmpty)
            {
                if (!Utf8.IsValid(utf8.Span))
                {
                    throw new InvalidOperationException();
                }

                using var document = JsonDocument.Parse(utf8, ControlJson.Reading);
                Decode(document.RootElement);
                body = document.RootElement.Clone();
            }
        }
        catch (JsonException error)
        {
            mistake = $"The body is no JSON object: {Where(error)}.";
        }
        catch (InvalidOperationException)
        {
            // Bytes that are no UTF-8, or a string with half a surrogate pair.
            mistake = "The body is no JSON object: it holds text that is no Unicode.";
        }

        request = new ControlRequest(verb, id.Length > 0 ? id : IdIn(body), body);
        return mistake.Length == 0;
    }

    /// <summary>Finds what parsing leaves to those who read the text: an escape that is half of a surrogate pair.</summary>
    /// <exception cref="InvalidOperationException">There is one.</exception>
    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    Decode(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Decode(item);
                }

                break;
            // An image of megabytes has no escapes and need not be copied.
            case JsonValueKind.String when JsonMarshal.GetRawUtf8Value(element).Contains((byte)'\\'):
                _ = element.GetString();
                break;
        }
    }

    private static string IdIn(JsonElement body)
    {
        try
        {
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty("requestId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static string Where(JsonException error) =>
        error.LineNumber is { } line && error.BytePositionInLine is { } at ? $"line {line + 1}, byte {at + 1} cannot be read, or a key comes twice" : "it cannot be read";
}
