using System.Buffers.Binary;
using System.Text.Json;

namespace AnyShot.Engine.Clip.Weights;

/// <summary>
/// A <c>.safetensors</c> file: the length of a head (8 bytes), the head in JSON with type, shape and place of each tensor, then their bytes
/// (format of the safetensors library, 2023).
/// </summary>
internal sealed class SafetensorsFile : WeightFile
{
    private const int LengthBytes = sizeof(long);
    private const int LargestHead = 16 << 20;

    private readonly FileStream _stream;
    private readonly Dictionary<string, SafetensorsEntry> _entries;
    private readonly long _data;

    private SafetensorsFile(string path, FileStream stream, Dictionary<string, SafetensorsEntry> entries, long data)
        : base(path) => (_stream, _entries, _data) = (stream, entries, data);

    /// <inheritdoc />
    public override IEnumerable<string> Names => _entries.Keys;

    /// <param name="path">For sentences about the file.</param>
    /// <param name="stream">At its beginning; then belongs to the result.</param>
    /// <exception cref="InvalidDataException">The file is truncated or something else; the sentence names it.</exception>
    public static SafetensorsFile Open(string path, FileStream stream)
    {
        Span<byte> length = stackalloc byte[LengthBytes];
        var headBytes = stream.ReadAtLeast(length, LengthBytes, throwOnEndOfStream: false) == LengthBytes ? BinaryPrimitives.ReadInt64LittleEndian(length) : -1;
        if (headBytes is < 2 or > LargestHead)
        {
            throw new InvalidDataException($"{path} is neither a .safetensors file nor a TorchScript archive.");
        }

        var data = LengthBytes + headBytes;
        if (stream.Length < data)
        {
            throw Truncated(path, stream, data);
        }

        var head = new byte[headBytes];
        stream.ReadExactly(head);
        var entries = Parse(path, head);
        var end = data + entries.Values.Select(entry => entry.End).DefaultIfEmpty().Max();
        return stream.Length < end ? throw Truncated(path, stream, end) : new SafetensorsFile(path, stream, entries, data);
    }

    /// <inheritdoc />
    public override IReadOnlyList<long>? Shape(string name) => _entries.GetValueOrDefault(name)?.Shape;

    /// <inheritdoc />
    protected override void Read(string name, Span<float> values)
    {
        var entry = _entries[name];
        StoredType type = entry.Type switch
        {
            "F16" => StoredType.Float16,
            "BF16" => StoredType.BFloat16,
            "F32" => StoredType.Float32,
            _ => throw new InvalidDataException($"holds numbers of the type {entry.Type}; F16, BF16 and F32 are read"),
        };
        if (entry.End - entry.Begin != (long)values.Length * StoredNumbers.Size(type))
        {
            throw new InvalidDataException($"has {entry.End - entry.Begin} bytes, its shape needs {(long)values.Length * StoredNumbers.Size(type)}");
        }

        _stream.Position = _data + entry.Begin;
        StoredNumbers.Read(_stream, type, values);
    }

    protected override void Dispose(bool disposing) => _stream.Dispose();

    private static InvalidDataException Truncated(string path, FileStream stream, long expected) =>
        new($"{path} is truncated: it has {stream.Length} bytes of at least {expected}.");

    private static Dictionary<string, SafetensorsEntry> Parse(string path, byte[] head)
    {
        var entries = new Dictionary<string, SafetensorsEntry>();
        try
        {
            using var document = JsonDocument.Parse(head);
            foreach (var tensor in document.RootElement.EnumerateObject().Where(tensor => tensor.Name != "__metadata__"))
            {
                if (!entries.TryAdd(tensor.Name, Entry(tensor.Value)))
                {
                    throw new FormatException($"{tensor.Name} is there twice");
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"{path} is no .safetensors file, or its head is damaged: {error.Message.TrimEnd('.')}.", error);
        }

        return entries;
    }

    private static SafetensorsEntry Entry(JsonElement value)
    {
        long[] places = [.. value.GetProperty("data_offsets").EnumerateArray().Select(place => place.GetInt64())];
        return places is [>= 0, >= 0] && places[0] <= places[1] && places[1] < long.MaxValue / 2
            ? new SafetensorsEntry(value.GetProperty("dtype").GetString() ?? "", [.. value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())], places[0], places[1])
            : throw new FormatException("data_offsets are not a beginning and an end");
    }
}
