using System.IO.Compression;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Clip.Weights;

/// <summary>
/// A ZIP that <c>torch.jit.save</c> or <c>torch.save</c> wrote: <c>data.pkl</c> lists the tensors, <c>data/KEY</c> holds their numbers. Code in it is not loaded.
/// </summary>
internal sealed class TorchArchive : WeightFile
{
    private const string List = "data.pkl";
    private const int LargestList = 64 << 20;
    private const int MostNodes = 1 << 18;
    private const int Deepest = 64;
    private const int LongestName = 1024;

    private readonly ZipArchive _archive;
    private readonly string _folder;
    private readonly Dictionary<string, TorchTensor> _tensors = [];
    private int _nodes;

    private TorchArchive(string path, ZipArchive archive, string folder)
        : base(path)
    {
        (_archive, _folder) = (archive, folder);
        IsTorchScript = archive.GetEntry($"{folder}constants.pkl") is not null;
    }

    /// <inheritdoc />
    public override bool IsTorchScript { get; }

    /// <inheritdoc />
    public override IEnumerable<string> Names => _tensors.Keys;

    /// <param name="path">For sentences about the file.</param>
    /// <param name="stream">At its beginning; then belongs to the result.</param>
    /// <exception cref="InvalidDataException">The file is truncated or something else; the sentence names it.</exception>
    public static TorchArchive Open(string path, Stream stream)
    {
        try
        {
            var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var list = archive.Entries.FirstOrDefault(entry => entry.Name == List && entry.FullName.Count(letter => letter == '/') <= 1)
                ?? throw new InvalidDataException($"it has no {List}");
            var file = new TorchArchive(path, archive, list.FullName[..^List.Length]);
            file.Collect(PickleReader.Read(Bytes(list)), "", 0);
            return file;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The ZIP reader's exceptions on hostile bytes are of many types.
            throw new InvalidDataException($"{path} is a PyTorch archive that is truncated or damaged: {error.Message.TrimEnd('.')}.", error);
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<long>? Shape(string name) => _tensors.GetValueOrDefault(name)?.Shape;

    /// <inheritdoc />
    protected override void Read(string name, Span<float> values)
    {
        var tensor = _tensors[name];
        var storage = tensor.Storage;
        StoredType type = storage.Type switch
        {
            "torch.HalfStorage" => StoredType.Float16,
            "torch.BFloat16Storage" => StoredType.BFloat16,
            "torch.FloatStorage" => StoredType.Float32,
            _ => throw new InvalidDataException($"holds numbers of a {storage.Type}; halves, bfloat16 and floats are read"),
        };
        if (storage.Count is < 1 or > MostValues || tensor.Offset is < 0 or > MostValues || tensor.Strides.Any(stride => stride is < 0 or > MostValues) || tensor.Last >= storage.Count)
        {
            throw new InvalidDataException("lies outside of its storage");
        }

        if (tensor.IsContiguous && values.Length == storage.Count)
        {
            Numbers(storage, type, values);
            return;
        }

        var all = new float[storage.Count];
        Numbers(storage, type, all);
        Gather(all, tensor, values);
    }

    protected override void Dispose(bool disposing) => _archive.Dispose();

    private void Numbers(TorchStorage storage, StoredType type, Span<float> values)
    {
        var entry = _archive.GetEntry($"{_folder}data/{storage.Key}") ?? throw new InvalidDataException($"has no numbers: the entry data/{storage.Key} is missing");
        var expected = storage.Count * StoredNumbers.Size(type);
        if (entry.Length != expected)
        {
            throw new InvalidDataException($"has {entry.Length} bytes in the entry data/{storage.Key} instead of {expected}");
        }

        using var plain = entry.Open();
        using var stream = new CrcStream(plain);
        StoredNumbers.Read(stream, type, values);
        if (stream.Crc != entry.Crc32)
        {
            throw new InvalidDataException("is damaged: its checksum is another");
        }
    }

    private static void Gather(float[] all, TorchTensor tensor, Span<float> values)
    {
        var index = new long[tensor.Shape.Length];
        var place = tensor.Offset;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = all[place];
            for (var d = index.Length - 1; d >= 0; d--)
            {
                place += tensor.Strides[d];
                if (++index[d] < tensor.Shape[d])
                {
                    break;
                }

                place -= tensor.Strides[d] * index[d];
                index[d] = 0;
            }
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        if (entry.Length > LargestList)
        {
            throw new InvalidDataException($"its {List} has more than {LargestList >> 20} MB");
        }

        using var plain = entry.Open();
        using var stream = new CrcStream(plain);
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return stream.Crc == entry.Crc32 ? bytes : throw new InvalidDataException($"the checksum of its {List} is another");
    }

    /// <summary>Names tensors by the keys on the way to them. Objects may contain each other, so the walk is bounded.</summary>
    private void Collect(object? value, string name, int depth)
    {
        if (++_nodes > MostNodes || depth > Deepest || name.Length > LongestName)
        {
            throw new InvalidDataException($"its {List} is too large or too deep");
        }

        switch (value)
        {
            case TorchTensor tensor when tensor.Shape.Length == tensor.Strides.Length:
                _tensors[name] = tensor;
                break;
            case PickledObject inner:
                Collect(inner.State, name, depth + 1);
                break;
            case Dictionary<object, object?> members:
                foreach (var (key, member) in members)
                {
                    Collect(member, name.Length == 0 ? $"{key}" : $"{name}.{key}", depth + 1);
                }

                break;
        }
    }
}
