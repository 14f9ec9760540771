using System.Text.Json;

namespace AnyShot.Edge.OpcUa;

/// <summary>The messages that the agent sends.</summary>
internal static class TagServerMessages
{
    /// <summary>Strings are cut to this length; no tag means to carry more.</summary>
    public const int LongestString = 1000;

    public static void Listen(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "listen");
        json.WriteEndObject();
    }

    public static void Prepare(Utf8JsonWriter json, TagServerSettings settings)
    {
        var options = settings.Options;
        json.WriteStartObject();
        json.WriteString("type", "prepare");
        json.WriteNumber("protocol", TagServerLink.Protocol);
        json.WriteStartObject("settings");
        json.WriteString("station", settings.Station);
        json.WriteString("host", options.Host);
        json.WriteNumber("port", settings.Port);
        json.WriteNumber("shortestPublishingMs", options.ShortestPublishingMs);
        json.WriteNumber("mostSessions", options.MostSessions);
        json.WriteBoolean("allowInsecure", options.AllowInsecure);
        json.WriteBoolean("allowAnonymous", options.AllowAnonymous);
        json.WriteString("userName", options.UserName);
        json.WriteString("password", settings.Password);
        json.WriteString("pkiFolder", settings.PkiFolder);
        json.WriteEndObject();
        json.WriteStartArray("tags");
        foreach (var tag in TagModel.All)
        {
            json.WriteStartObject();
            json.WriteString("path", tag.Path);
            json.WriteString("valueType", tag.Type.ToString());
            json.WriteBoolean("writable", false);
            json.WriteString("description", tag.Description);
            if (tag.Range is { } range)
            {
                json.WriteStartArray("range");
                json.WriteNumberValue(range.Low);
                json.WriteNumberValue(range.High);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, long sequence, IReadOnlyList<TagValue> values)
    {
        json.WriteStartObject();
        json.WriteString("type", "write");
        json.WriteNumber("seq", sequence);
        json.WriteStartArray("values");
        foreach (var value in values)
        {
            json.WriteStartArray();
            json.WriteStringValue(value.Path);
            WriteValue(json, value.Value);
            json.WriteNumberValue(value.SourceTimestamp.ToUnixTimeMilliseconds());
            json.WriteNumberValue((uint)value.Quality);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool b:
                json.WriteBooleanValue(b);
                break;
            case int or uint or long:
                json.WriteNumberValue(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case float or double:
                json.WriteNumberValue(Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case string s:
                json.WriteStringValue(s.Length <= LongestString ? s : s.AsSpan(0, LongestString));
                break;
            case DateTimeOffset at:
                json.WriteNumberValue(at.ToUnixTimeMilliseconds());
                break;
            default:
                throw new ArgumentException($"A tag cannot carry a {value.GetType().Name}.", nameof(value));
        }
    }
}
