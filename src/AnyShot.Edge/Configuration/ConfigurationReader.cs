using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace AnyShot.Edge.Configuration;

/// <summary>Reads a device configuration: all mistakes at once, unknown keys are mistakes.</summary>
public static class ConfigurationReader
{
    private const long LargestFile = 1 << 20;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
        MaxDepth = 32,
    };

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="ConfigurationException">The file cannot be read or used.</exception>
    public static DeviceConfiguration Read(string path)
    {
        if (path.Length == 0)
        {
            throw new ConfigurationException("The configuration", [new ConfigurationMistake("", "is not named: give the path of a file.")]);
        }

        var file = Path.GetFullPath(path);
        var bytes = ReadBytes(file);
        if (!Utf8.IsValid(bytes))
        {
            throw new ConfigurationException(file, [new ConfigurationMistake("", "is not UTF-8 text.")]);
        }

        var binder = new OptionsBinder();
        var options = new AgentOptions();
        try
        {
            using var document = JsonDocument.Parse(bytes, Lenient);
            binder.Bind(document.RootElement, options, "");
        }
        // The second: an escape such as \ud800 without its other half parses, but is no text.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new ConfigurationException(file, [new ConfigurationMistake("", $"is not valid JSON: {error.Message}")]);
        }

        var configuration = new DeviceConfiguration(options, file, BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(bytes)));
        IReadOnlyList<ConfigurationMistake> mistakes = [.. binder.Mistakes, .. ConfigurationRules.Check(configuration)];
        return mistakes.Count == 0 ? configuration : throw new ConfigurationException(file, mistakes);
    }

    private static byte[] ReadBytes(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestFile)
            {
                throw new ConfigurationException(file, [new ConfigurationMistake("", "is larger than 1 MiB, which no device configuration is.")]);
            }

            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(file, [new ConfigurationMistake("", $"cannot be read: {error.Message}")]);
        }
    }
}
