using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>
/// The file of a <see cref="FeatureGenerator"/>: 8 bytes of name and version, length of the card (int32, little-endian), the card as JSON, the networks' state in TorchSharp's
/// format, SHA-256 of all that.
/// </summary>
internal static class FeatureGeneratorFile
{
    /// <summary>The largest sizes give about 200 MB of weights.</summary>
    private const long Largest = 512L << 20;
    private const int LargestCard = 1 << 20;
    private static readonly byte[] Magic = "ANYGEN01"u8.ToArray();

    public static void Write(string path, FeatureGeneratorCard card, FeatureNetworks networks)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        var json = JsonSerializer.SerializeToUtf8Bytes(card, GenerationJson.Default.FeatureGeneratorCard);
        writer.Write(Magic);
        writer.Write(json.Length);
        writer.Write(json);
        networks.save(writer);
        writer.Flush();
        writer.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        writer.Flush();

        var temporary = path + ".new";
        File.WriteAllBytes(temporary, content.GetBuffer().AsSpan(0, (int)content.Length));
        File.Move(temporary, path, overwrite: true);
    }

    /// <exception cref="InvalidDataException">One sentence names the file.</exception>
    public static (FeatureGeneratorCard Card, FeatureNetworks Networks) Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There is no feature generator {path}.");
        }

        if (new FileInfo(path).Length is < 44 or > Largest)
        {
            throw new InvalidDataException($"{path} is no feature generator: its length is not plausible.");
        }

        var content = File.ReadAllBytes(path);
        var end = content.Length - SHA256.HashSizeInBytes;
        if (!content.AsSpan().StartsWith(Magic))
        {
            throw new InvalidDataException($"{path} is no feature generator.");
        }

        if (!SHA256.HashData(content.AsSpan(0, end)).AsSpan().SequenceEqual(content.AsSpan(end)))
        {
            throw new InvalidDataException($"The feature generator {path} is damaged: its checksum does not fit.");
        }

        return Parse(path, content, end);
    }

    private static (FeatureGeneratorCard Card, FeatureNetworks Networks) Parse(string path, byte[] content, int end)
    {
        FeatureNetworks? networks = null;
        try
        {
            var start = Magic.Length + sizeof(int);
            var length = BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(Magic.Length));
            if (length is < 2 or > LargestCard || length > end - start)
            {
                throw new InvalidDataException($"The card of the feature generator {path} has no plausible length.");
            }

            var card = JsonSerializer.Deserialize(content.AsSpan(start, length), GenerationJson.Default.FeatureGeneratorCard);
            if (card is null || !card.Sizes.AreValid())
            {
                throw new InvalidDataException($"The card of the feature generator {path} has sizes outside 1 to {EGanSizes.Largest}.");
            }

            using var random = new Generator(0);
            networks = new FeatureNetworks(card.Sizes, random);
            using var reader = new BinaryReader(new MemoryStream(content, start + length, end - start - length));
            networks.load(reader);
            return (card, networks);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException or InvalidDataException)
        {
            networks?.Dispose();
            throw error is InvalidDataException && error.Message.Contains(path, StringComparison.Ordinal)
                ? error
                : new InvalidDataException($"The feature generator {path} is damaged: {error.Message}", error);
        }
    }
}
