using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using AnyShot.Engine.Backbones;

namespace AnyShot.Engine.Data;

/// <summary>
/// Embeddings of example images that were computed before, on disk, so that an agent starts at once. The key is the SHA-256 of the image's content;
/// one file holds one backbone, named after its weights and everything that shapes its input. Used by one thread at a time.
/// </summary>
public sealed class EmbeddingCache
{
    /// <summary>Largest file; embeddings of earlier starts give way first. Room for 250,000 embeddings of 512 numbers.</summary>
    public const long LargestBytes = 512L << 20;

    private const int KeyBytes = 32;
    private static readonly byte[] Magic = "ANYEMB01"u8.ToArray();

    private readonly string _path;
    private readonly int _size;
    private readonly Dictionary<Key, float[]> _earlier = [];
    private readonly Dictionary<Key, float[]> _used = [];
    private bool _changed;

    private EmbeddingCache(string path, int size)
    {
        _path = path;
        _size = size;
    }

    /// <summary>Opens the cache of a backbone. A damaged file counts as empty: everything in it can be computed again.</summary>
    /// <param name="folder">Folder of the caches; made when it is missing.</param>
    /// <param name="spec">The backbone.</param>
    /// <param name="warn">Receives one sentence that names the file when it is damaged.</param>
    public static EmbeddingCache Open(string folder, BackboneSpec spec, Action<string> warn)
    {
        Directory.CreateDirectory(folder);
        var input = string.Create(null, $"{spec.InputWidth}x{spec.InputHeight}x{spec.Channels} {spec.Resize} {string.Join(' ', spec.Mean)} / {string.Join(' ', spec.Std)}");
        var shape = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(input)))[..8];
        var cache = new EmbeddingCache(Path.Combine(folder, $"embeddings-{spec.Revision}-{shape}.bin"), spec.EmbeddingSize);
        cache.Load(warn);
        return cache;
    }

    /// <summary>Embeddings that are known.</summary>
    public int Count => _earlier.Keys.Union(_used.Keys).Count();

    /// <summary>The embedding of an image whose content hashes to <paramref name="contentHash"/>, or null.</summary>
    public float[]? Find(ReadOnlySpan<byte> contentHash)
    {
        var key = new Key(contentHash);
        if (_used.TryGetValue(key, out var embedding))
        {
            return embedding;
        }

        if (_earlier.TryGetValue(key, out embedding))
        {
            _used[key] = embedding;
        }

        return embedding;
    }

    public void Add(ReadOnlySpan<byte> contentHash, float[] embedding)
    {
        if (embedding.Length != _size)
        {
            throw new ArgumentException($"The cache holds embeddings of {_size} numbers, not {embedding.Length}.", nameof(embedding));
        }

        _used[new Key(contentHash)] = embedding;
        _changed = true;
    }

    /// <summary>Writes the file if there is something new: beside it first, then swapped, so that a power cut leaves the old or the new one.</summary>
    public void Save()
    {
        if (!_changed)
        {
            return;
        }

        var kept = _used.Concat(_earlier.Where(entry => !_used.ContainsKey(entry.Key))).Take((int)(LargestBytes / (KeyBytes + (_size * sizeof(float))))).ToArray();
        var content = new byte[Magic.Length + 8 + (kept.Length * (KeyBytes + (_size * sizeof(float)))) + SHA256.HashSizeInBytes];
        var rest = content.AsSpan();
        rest = Write(rest, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(rest, _size);
        BinaryPrimitives.WriteInt32LittleEndian(rest[4..], kept.Length);
        rest = rest[8..];
        foreach (var (key, embedding) in kept)
        {
            rest = Write(rest, key.Bytes.Span);
            foreach (var value in embedding)
            {
                BinaryPrimitives.WriteSingleLittleEndian(rest, value);
                rest = rest[sizeof(float)..];
            }
        }

        SHA256.HashData(content.AsSpan(0, content.Length - rest.Length), rest);
        var temporary = _path + ".new";
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, _path, overwrite: true);
        _changed = false;
    }

    /// <summary>Saves; a failure is only told, because without its cache the next start is slower and nothing else.</summary>
    public void TrySave(Action<string> warn)
    {
        try
        {
            Save();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            warn($"The embedding cache could not be saved: {error.Message}");
        }
    }

    private void Load(Action<string> warn)
    {
        if (!File.Exists(_path))
        {
            return;
        }

        var content = File.ReadAllBytes(_path);
        var record = KeyBytes + (_size * sizeof(float));
        var head = Magic.Length + 8;
        var end = content.Length - SHA256.HashSizeInBytes;
        if (end < head || !content.AsSpan().StartsWith(Magic)
            || BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(Magic.Length)) != _size
            || head + ((long)BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(Magic.Length + 4)) * record) != end
            || !SHA256.HashData(content.AsSpan(0, end)).AsSpan().SequenceEqual(content.AsSpan(end)))
        {
            warn($"The embedding cache {_path} is damaged and is made anew.");
            return;
        }

        for (var at = head; at < end; at += record)
        {
            var embedding = new float[_size];
            for (var i = 0; i < _size; i++)
            {
                embedding[i] = BinaryPrimitives.ReadSingleLittleEndian(content.AsSpan(at + KeyBytes + (i * sizeof(float))));
            }

            _earlier[new Key(content.AsSpan(at, KeyBytes))] = embedding;
        }
    }

    private static Span<byte> Write(Span<byte> destination, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(destination);
        return destination[bytes.Length..];
    }

    /// <summary>32 bytes, comparable.</summary>
    private readonly struct Key : IEquatable<Key>
    {
        public Key(ReadOnlySpan<byte> hash)
        {
            if (hash.Length != KeyBytes)
            {
                throw new ArgumentException($"A content hash has {KeyBytes} bytes, not {hash.Length}.", nameof(hash));
            }

            Bytes = hash.ToArray();
        }

        public ReadOnlyMemory<byte> Bytes { get; }

        public bool Equals(Key other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        // A SHA-256 is evenly spread; any four bytes of it make a good hash.
        public override int GetHashCode() => MemoryMarshal.Read<int>(Bytes.Span);
    }
}
