using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AnyShot.Edge.Control;

/// <summary>Reads the body of a request and says in one sentence what is wrong with it.</summary>
internal static class BodyReader
{
    /// <summary>Of the caller's own text in a sentence.</summary>
    private const int LongestQuote = 60;

    /// <exception cref="ControlRefusal">A key is unknown or missing, or a value has the wrong type.</exception>
    public static TBody Read<TBody>(JsonElement body, JsonTypeInfo<TBody> type)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"The body must be a JSON object, it is {Kind(body)}.");
        }

        foreach (var property in body.EnumerateObject())
        {
            if (!type.Properties.Any(known => known.Name == property.Name))
            {
                throw new ControlRefusal(ControlOutcome.Invalid, $"The key \"{Quote(property.Name)}\" is unknown; known are {string.Join(", ", type.Properties.Select(known => known.Name))}.");
            }
        }

        // The serializer checks a null for a key, not one within a list.
        if (body.EnumerateObject().FirstOrDefault(property => property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Null)) is { Value.ValueKind: JsonValueKind.Array } list)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"The value of \"{list.Name}\" cannot be used: it holds null.");
        }

        if (type.Properties.FirstOrDefault(known => known.IsRequired && !body.TryGetProperty(known.Name, out _)) is { } missing)
        {
            throw new ControlRefusal(ControlOutcome.Invalid, $"The key \"{missing.Name}\" is missing.");
        }

        try
        {
            return body.Deserialize(type) ?? throw new ControlRefusal(ControlOutcome.Invalid, "The body must be a JSON object.");
        }
        catch (JsonException error)
        {
            // Its own message names types of ours.
            throw new ControlRefusal(ControlOutcome.Invalid, $"The value of \"{Quote(error.Path?.TrimStart('$', '.') ?? "")}\" cannot be used: it has the wrong type, or is none of the values that the key may have.");
        }
    }

    public static string Quote(string text)
    {
        var printable = string.Concat(text.Where(character => !char.IsControl(character)).Take(LongestQuote));
        return printable.Length < text.Length ? printable + "..." : printable;
    }

    private static string Kind(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        _ => "empty",
    };
}
