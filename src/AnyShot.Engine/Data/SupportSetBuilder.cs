using System.Globalization;
using System.Security.Cryptography;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Registry;
using AnyShot.Engine.Rendering;
using OpenCvSharp;

namespace AnyShot.Engine.Data;

/// <summary>
/// Turns class folders into a support set: reads every example, embeds those that the cache does not know, and says which files it could not use.
/// Uses the backbone, so it runs on the thread that owns it.
/// </summary>
public sealed class SupportSetBuilder : IDisposable
{
    /// <summary>The rendered examples' own seed, so that no camera of the virtual line shows the very pictures that the classes were made from.</summary>
    private const ulong ExampleSeed = 0x53484F54;
    private const int RenderedSide = 160;

    private readonly IBackbone _backbone;
    private readonly string _baseFolder;
    private readonly EmbeddingCache? _cache;
    private readonly Action<string> _warn;
    private readonly ImageEmbedder _embedder;

    /// <param name="backbone">Embeds the examples; not disposed here.</param>
    /// <param name="baseFolder">Relative folders of examples start here.</param>
    /// <param name="cache">Embeddings of earlier starts; null computes all.</param>
    /// <param name="warn">Receives one sentence for each file that cannot be used.</param>
    public SupportSetBuilder(IBackbone backbone, string baseFolder, EmbeddingCache? cache, Action<string> warn)
    {
        _backbone = backbone;
        _baseFolder = baseFolder;
        _cache = cache;
        _warn = warn;
        _embedder = new ImageEmbedder(backbone, cache);
    }

    /// <summary>Builds the support set, classes in the given order, and saves the cache.</summary>
    /// <exception cref="InvalidDataException">A class has no usable example; the sentence names the class and the folder.</exception>
    public IReadOnlyList<SupportClass> Build(IReadOnlyList<ExampleSource> classes, CancellationToken cancellationToken)
    {
        var support = new List<SupportClass>(classes.Count);
        foreach (var source in classes)
        {
            float[][] shots = [.. _embedder.EmbedAll(Images(source), cancellationToken).OfType<float[]>()];
            if (shots.Length == 0)
            {
                throw new InvalidDataException($"Class \"{source.Name}\" has no usable example in {source.Address}.");
            }

            support.Add(new SupportClass(source.Name, shots));
        }

        _cache?.TrySave(_warn);
        return support;
    }

    /// <summary>Embeds stored examples and saves the cache. Unlike a file in a folder, none may be missing: each was checked when it was added.</summary>
    /// <exception cref="InvalidDataException">An image is gone, is another one or cannot be decoded; the sentence names the class and the image.</exception>
    public IReadOnlyList<float[]> Embed(string name, IReadOnlyList<StoredExample> examples, CancellationToken cancellationToken)
    {
        var images = examples.Select(example => new HashedImage(example.Hash, () => Decode(name, example)));
        float[][] shots = [.. _embedder.EmbedAll(images, cancellationToken).OfType<float[]>()];
        _cache?.TrySave(_warn);
        return shots;
    }

    /// <summary>The usable examples of one class with their names and image hashes.</summary>
    /// <exception cref="InvalidDataException">There is no such folder.</exception>
    public IReadOnlyList<SupportItem> Items(ExampleSource source, CancellationToken cancellationToken)
    {
        var seen = new List<(string Name, string Hash)>();
        var embeddings = _embedder.EmbedAll(
            Images(source).Select(image =>
            {
                seen.Add((image.Name, Convert.ToHexStringLower(image.Hash)));
                return image;
            }),
            cancellationToken);
        _cache?.TrySave(_warn);
        return [.. seen.Zip(embeddings).Where(one => one.Second is not null).Select(one => new SupportItem(one.First.Name, one.Second!, one.First.Hash))];
    }

    public void Dispose() => _embedder.Dispose();

    private IEnumerable<HashedImage> Images(ExampleSource source) =>
        source.Address.StartsWith(ExampleSource.VirtualPrefix, StringComparison.Ordinal) ? Rendered(source) : FromFolder(source);

    private Mat Decode(string name, StoredExample example)
    {
        var file = example.File ?? throw Unusable(name, example, "there is no file.");
        var content = ImageFile.TryRead(file, out var reason) ?? throw Unusable(name, example, reason);
        return !SHA256.HashData(content).AsSpan().SequenceEqual(example.Hash)
            ? throw Unusable(name, example, $"{file} holds something else.")
            : ImageFile.TryDecode(content, _backbone.Spec.Channels) ?? throw Unusable(name, example, $"{file} is not an image that can be decoded.");
    }

    private static InvalidDataException Unusable(string name, StoredExample example, string reason) =>
        new($"Class \"{name}\": the stored example {Convert.ToHexStringLower(example.Hash)} cannot be used: {reason}");

    private IEnumerable<HashedImage> FromFolder(ExampleSource source)
    {
        var folder = Path.Combine(_baseFolder, source.Address);
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"Class \"{source.Name}\": there is no folder {folder}.");
        }

        foreach (var file in ImageFolder.Files(folder, source.Most))
        {
            if (ImageFile.TryRead(file, out var reason) is not { } content)
            {
                _warn($"Example of class \"{source.Name}\" left out: {reason}");
                continue;
            }

            yield return new HashedImage(SHA256.HashData(content), () =>
            {
                var image = ImageFile.TryDecode(content, _backbone.Spec.Channels);
                if (image is null)
                {
                    _warn($"Example of class \"{source.Name}\" left out: {file} is not an image that can be decoded.");
                }

                return image;
            })
            {
                Name = Path.GetFileName(file),
            };
        }
    }

    private static IEnumerable<HashedImage> Rendered(ExampleSource source)
    {
        var line = new VirtualLine(new VirtualLineOptions { Seed = ExampleSeed, Width = RenderedSide, Height = RenderedSide });
        var pixels = new byte[RenderedSide * RenderedSide];
        var name = source.Address[ExampleSource.VirtualPrefix.Length..];
        for (var i = 0; i < source.Most; i++)
        {
            line.Render(name, i, pixels);
            yield return new HashedImage(SHA256.HashData(pixels), () =>
            {
                var image = new Mat(RenderedSide, RenderedSide, MatType.CV_8UC1);
                image.SetArray(pixels);
                return image;
            })
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"rendered {i}"),
            };
        }
    }
}
