using System.Text.Json;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Security;

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

    /// <summary>A client's write was taken, or why not.</summary>
    public static void Taken(Utf8JsonWriter json, long id, TagQuality status)
    {
        json.WriteStartObject();
        json.WriteString("type", "taken");
        json.WriteNumber("id", id);
        json.WriteNumber("status", (uint)status);
        json.WriteEndObject();
    }

    /// <summary>Who logged in; without a role when name and password do not belong together.</summary>
    public static void LoggedIn(Utf8JsonWriter json, long id, User? user)
    {
        json.WriteStartObject();
        json.WriteString("type", "loggedIn");
        json.WriteNumber("id", id);
        if (user is not null)
        {
            json.WriteString("user", user.Name);
            json.WriteString("role", user.Role.ToString());
        }

        json.WriteEndObject();
    }

    /// <summary>What a method answers.</summary>
    public static void Return(Utf8JsonWriter json, long id, MethodReturn result)
    {
        json.WriteStartObject();
        json.WriteString("type", "return");
        json.WriteNumber("id", id);
        json.WriteNumber("status", (uint)result.Status);
        json.WriteBoolean("success", result.Success);
        json.WriteString("sentence", result.Sentence.Length <= LongestString ? result.Sentence : result.Sentence.AsSpan(0, LongestString));
        json.WriteString("data", result.Data);
        json.WriteEndObject();
    }

    /// <summary>The classes of the station as they are now.</summary>
    public static void Classes(Utf8JsonWriter json, ClassNodes classes)
    {
        json.WriteStartObject();
        json.WriteString("type", "classes");
        json.WriteNumber("liveRevision", classes.LiveRevision);
        json.WriteNumber("trialRevision", classes.TrialRevision);
        json.WriteStartArray("classes");
        foreach (var node in classes.Classes)
        {
            json.WriteStartObject();
            json.WriteString("id", node.Id);
            json.WriteNumber("number", node.Number);
            json.WriteString("name", node.Name);
            json.WriteString("state", node.State);
            json.WriteNumber("shots", node.Shots);
            json.WriteNumber("revision", node.Revision);
            json.WriteNumber("parts", node.Tally.Parts);
            json.WriteNumber("unsure", node.Tally.Unsure);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Counts of classes that are shown already.</summary>
    public static void Counts(Utf8JsonWriter json, IReadOnlyList<(string Id, ClassTally Tally)> tallies)
    {
        json.WriteStartObject();
        json.WriteString("type", "counts");
        json.WriteStartArray("classes");
        foreach (var (id, tally) in tallies)
        {
            json.WriteStartArray();
            json.WriteStringValue(id);
            json.WriteNumberValue(tally.Parts);
            json.WriteNumberValue(tally.Unsure);
            json.WriteEndArray();
        }

        json.WriteEndArray();
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
        json.WriteBoolean("allowUsers", settings.AllowUsers);
        json.WriteBoolean("allowCertificates", settings.AllowCertificates);
        json.WriteString("anonymousRole", settings.AnonymousRole.ToString());
        json.WriteString("writeRole", OpcUaRoles.ToWrite.ToString());
        json.WriteString("pkiFolder", settings.PkiFolder);
        json.WriteBoolean("machineVision", settings.Vision is not null);
        json.WriteEndObject();
        json.WriteStartArray("tags");
        foreach (var tag in TagModel.All)
        {
            json.WriteStartObject();
            json.WriteString("path", tag.Path);
            json.WriteString("valueType", tag.Type.ToString());
            json.WriteBoolean("writable", tag.IsWritable && options.Handshake.Mode != HandshakeMode.Off);
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
        json.WriteStartObject("structures");
        json.WriteStartArray(nameof(TagType.ResultBlock));
        foreach (var field in ResultBlock.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", ResultBlock.NameOf(field));
            json.WriteString("valueType", field.Type.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        Methods(json);
        if (settings.Vision is { } vision)
        {
            Vision(json, vision);
        }

        json.WriteEndObject();
    }

    /// <summary>Recipe, configuration, the operating mode and verdicts from the disk, for the vision system.</summary>
    public static void Vision(Utf8JsonWriter json, VisionNews news)
    {
        json.WriteStartObject();
        json.WriteString("type", "vision");
        InForce(json, news.Model);
        json.WriteBoolean("maintenance", news.IsMaintenance);
        json.WriteStartArray("results");
        foreach (var verdict in news.Results)
        {
            json.WriteStartArray();
            json.WriteStringValue(VisionModel.IdOf(verdict.ConfigurationChecksum));
            WriteValue(json, VerdictTags.Block(verdict));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Vision(Utf8JsonWriter json, VisionModel vision)
    {
        json.WriteStartObject("vision");
        json.WriteNumber("results", vision.Results);
        json.WriteBoolean("runsByItself", vision.RunsByItself);
        json.WriteBoolean("handshake", vision.Handshake);
        json.WriteString("camera", vision.Camera);
        json.WriteNumber("jobTimeoutMs", (long)vision.JobTimeout.TotalMilliseconds);
        InForce(json, vision);
        json.WriteEndObject();
    }

    private static void InForce(Utf8JsonWriter json, VisionModel vision)
    {
        json.WriteString("recipe", vision.Recipe.Length <= LongestString ? vision.Recipe : vision.Recipe.AsSpan(0, LongestString));
        json.WriteStartObject("configuration");
        json.WriteString("id", vision.Configuration);
        json.WriteString("description", vision.File);
        json.WriteNumber("lastModified", vision.LastModified.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static void Methods(Utf8JsonWriter json)
    {
        json.WriteStartArray("methods");
        foreach (var method in MethodModel.All)
        {
            json.WriteStartObject();
            json.WriteString("name", method.Name);
            json.WriteString("description", method.Description);
            json.WriteStartArray("inputs");
            foreach (var input in method.Inputs)
            {
                json.WriteStartObject();
                json.WriteString("name", input.Name);
                json.WriteString("valueType", input.Type.ToString());
                json.WriteString("description", input.Description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
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
            if (value.Configuration is { } configuration)
            {
                json.WriteStringValue(VisionModel.IdOf(configuration));
            }

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
            case IReadOnlyList<object?> fields:
                json.WriteStartArray();
                foreach (var field in fields)
                {
                    WriteValue(json, field);
                }

                json.WriteEndArray();
                break;
            case DateTimeOffset at:
                json.WriteNumberValue(at.ToUnixTimeMilliseconds());
                break;
            default:
                throw new ArgumentException($"A tag cannot carry a {value.GetType().Name}.", nameof(value));
        }
    }
}
