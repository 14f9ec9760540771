using System.Text.Json;

namespace AnyShot.Engine.Prompts;

/// <summary>
/// A class's prompt in JSON: one text, a list of texts, or an object with the keys <c>name</c>, <c>description</c>, <c>prompts</c>, <c>synonyms</c>, <c>negative</c> and
/// <c>good</c>.
/// </summary>
public static class ClassPromptJson
{
    /// <param name="name">Name of the class; the object's own <c>name</c> takes its place.</param>
    /// <param name="value">The JSON value.</param>
    /// <exception cref="FormatException">The value is none of that; one sentence names the class, the key and the value.</exception>
    public static ClassPrompt Read(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => new ClassPrompt(name) { Prompts = [Text(name, "", value)] },
        JsonValueKind.Array => new ClassPrompt(name) { Prompts = Texts(name, "", value) },
        JsonValueKind.Object => ReadObject(name, value),
        _ => throw Wrong(name, "", $"must be a text, a list of texts or an object, not {Shown(value)}"),
    };

    private static ClassPrompt ReadObject(string name, JsonElement value)
    {
        var prompt = new ClassPrompt(name);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
        {
            if (!keys.Add(entry.Name))
            {
                throw Wrong(name, entry.Name, "stands there twice");
            }

            prompt = entry.Name switch
            {
                "name" => prompt with { Name = Text(name, entry.Name, entry.Value) },
                "description" => prompt with { Prompts = [Text(name, entry.Name, entry.Value), .. prompt.Prompts] },
                "prompts" => prompt with { Prompts = [.. prompt.Prompts, .. Texts(name, entry.Name, entry.Value)] },
                "synonyms" => prompt with { Synonyms = Texts(name, entry.Name, entry.Value) },
                "negative" => prompt with { Negative = Texts(name, entry.Name, entry.Value) },
                "good" => prompt with { IsGood = Truth(name, entry.Name, entry.Value) },
                _ => throw Wrong(name, Short(entry.Name), "is not a known key; known are name, description, prompts, synonyms, negative and good"),
            };
        }

        return prompt;
    }

    private static string[] Texts(string name, string key, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Wrong(name, key, $"must be a list of texts, not {Shown(value)}");
        }

        return value.GetArrayLength() switch
        {
            0 when key.Length == 0 => throw Wrong(name, key, "has no text"),
            > ClassPrompt.MostTexts => throw Wrong(name, key, $"has {value.GetArrayLength()} texts, and at most {ClassPrompt.MostTexts} are read"),
            _ => [.. value.EnumerateArray().Select(item => Text(name, key, item))],
        };
    }

    private static string Text(string name, string key, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? Decoded(name, key, value).Trim() : throw Wrong(name, key, $"must be a text, not {Shown(value)}");
        return text.Length switch
        {
            0 => throw Wrong(name, key, "holds an empty text"),
            > ClassPrompt.LongestText => throw Wrong(name, key, $"holds a text of {text.Length} characters, and at most {ClassPrompt.LongestText} are read"),
            _ => text,
        };
    }

    /// <summary>Half a surrogate pair is valid JSON and no text.</summary>
    private static string Decoded(string name, string key, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(name, key, "holds characters that are no text");
        }
    }

    private static bool Truth(string name, string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, key, $"must be true or false, not {Shown(value)}"),
    };

    private static FormatException Wrong(string name, string key, string sentence) =>
        new($"class \"{Short(name)}\"{(key.Length == 0 ? "" : $", {key}")}: {sentence}.");

    private static string Shown(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        _ => Short(value.GetRawText()),
    };

    private static string Short(string text) => text.Length <= 60 ? text : $"{text[..60]}...";
}
