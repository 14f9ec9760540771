using System.Text.Json;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Prompts;

/// <summary>Prompts of classes in a JSON file: one object, class folder to prompt (<see cref="ClassPromptJson"/>).</summary>
public static class PromptFile
{
    /// <summary>Most classes of a file.</summary>
    public const int MostClasses = 10_000;

    private const long LargestFile = 4L << 20;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    /// <summary>The prompts in the order of the file, by class folder.</summary>
    /// <exception cref="InvalidDataException">The file is missing or not like that; one sentence names the file, the class, the key and the value.</exception>
    public static IReadOnlyDictionary<string, ClassPrompt> Read(string path)
    {
        var text = TextFile.Read(path, LargestFile);
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return Entries(document.RootElement);
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not one JSON object of classes: {error.Message}", error);
        }
    }

    private static Dictionary<string, ClassPrompt> Entries(JsonElement root)
    {
        var prompts = new Dictionary<string, ClassPrompt>(StringComparer.Ordinal);
        foreach (var entry in root.EnumerateObject())
        {
            if (prompts.Count == MostClasses)
            {
                throw new FormatException($"there are more than {MostClasses} classes.");
            }

            if (entry.Name.Trim().Length == 0)
            {
                throw new FormatException("a class has no name.");
            }

            if (!prompts.TryAdd(entry.Name, ClassPromptJson.Read(entry.Name, entry.Value)))
            {
                throw new FormatException($"class \"{entry.Name}\" stands there twice.");
            }
        }

        return prompts.Count > 0 ? prompts : throw new FormatException("there is no class.");
    }
}
