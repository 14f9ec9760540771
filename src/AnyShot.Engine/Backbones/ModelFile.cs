using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AnyShot.Engine.Backbones;

/// <summary>Reading of the files of a model, with errors that name the file.</summary>
internal static class ModelFile
{
    private const int LargestJson = 1 << 20;

    /// <summary>First 12 hexadecimal digits of the file's SHA-256.</summary>
    /// <exception cref="InvalidDataException">There is no such file.</exception>
    public static string Revision(string path)
    {
        Require(path, "model file");
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }

    /// <exception cref="InvalidDataException">The file is missing, too large or not what it should be.</exception>
    public static T ReadJson<T>(string path, string what, JsonTypeInfo<T> type)
    {
        Require(path, what);
        if (new FileInfo(path).Length > LargestJson)
        {
            throw new InvalidDataException($"{path} is larger than 1 MB and cannot be a {what}.");
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new InvalidDataException($"{path} holds null.");
        }
        catch (JsonException error)
        {
            var place = error.LineNumber is { } line ? $", line {line + 1}" : "";
            throw new InvalidDataException($"{path}{place}: {Reason(error)}", error);
        }
    }

    private static void Require(string path, string what)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There is no {what} {path}.");
        }
    }

    private static string Reason(JsonException error) =>
        error.Message.Contains("could not be mapped", StringComparison.Ordinal) ? $"unknown key {error.Path?.TrimStart('$', '.')}." : error.Path is null or "$"
            ? "not valid JSON." : $"the value of {error.Path.TrimStart('$', '.')} is of the wrong kind.";
}
