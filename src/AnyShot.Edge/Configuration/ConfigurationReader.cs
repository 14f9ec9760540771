using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace AnyShot.Edge.Configuration;

/// <summary>Reads a device configuration: all mistakes at once, unknown keys are mistakes.</summary>
public static class ConfigurationReader
{
    /// <summary>Objects and lists within each other.</summary>
    internal const int DeepestNesting = 32;

    /// <summary>In bytes.</summary>
    internal const int LargestFile = 1 << 20;

    internal static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowDuplicateProperties = false,
        MaxDepth = DeepestNesting,
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
        var check = Check(ReadBytes(file), file);
        return check.Configuration ?? throw new ConfigurationException(file, check.Mistakes);
    }

    /// <summary>Checks a text as if it were the content of a file.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="file">Full path, against whose folder paths in the text are taken.</param>
    internal static ConfigurationCheck Check(byte[] utf8, string file)
    {
        if (utf8.Length > LargestFile)
        {
            return new ConfigurationCheck(null, null, [TooLarge]);
        }

        if (!Utf8.IsValid(utf8))
        {
            return new ConfigurationCheck(null, null, [new ConfigurationMistake("", "is not UTF-8 text.")]);
        }

        var binder = new OptionsBinder();
        var options = new AgentOptions();
        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            binder.Bind(document.RootElement, options, "");
        }
        // The second: an escape such as \ud800 without its other half parses, but is no text.
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            var line = error is JsonException { LineNumber: { } at } ? (int)at + 1 : 1;
            return new ConfigurationCheck(null, null, [new ConfigurationMistake("", $"is not valid JSON: {error.Message}") { Line = line }]);
        }

        var configuration = new DeviceConfiguration(options, file, ChecksumOf(utf8));
        var text = new ConfigurationText(utf8);
        IReadOnlyList<ConfigurationMistake> mistakes =
            [.. binder.Mistakes.Concat(ConfigurationRules.Check(configuration)).Select(mistake => mistake with { Line = text.LineOf(mistake.Path) })];
        return new ConfigurationCheck(mistakes.Count == 0 ? configuration : null, text, mistakes);
    }

    /// <summary>As <see cref="DeviceConfiguration.Checksum"/>.</summary>
    internal static uint ChecksumOf(ReadOnlySpan<byte> utf8) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(utf8));

    private static ConfigurationMistake TooLarge => new("", "is larger than 1 MiB, which no device configuration is.");

    private static byte[] ReadBytes(string file)
    {
        try
        {
            return new FileInfo(file).Length > LargestFile ? throw new ConfigurationException(file, [TooLarge]) : File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(file, [new ConfigurationMistake("", $"cannot be read: {error.Message}")]);
        }
    }
}
