using System.Security.Cryptography;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Data;

public sealed class EmbeddingCacheTests : IDisposable
{
    private static readonly byte[] First = SHA256.HashData("first"u8);
    private static readonly byte[] Second = SHA256.HashData("second"u8);
    private readonly TemporaryFolder _folder = new();
    private readonly PixelBackbone _backbone = new();
    private readonly List<string> _warnings = [];

    [Fact]
    public void Find_AfterSaveAndOpen_SameNumbers()
    {
        var cache = Open();
        cache.Add(First, Embedding(1));
        cache.Add(Second, Embedding(2));
        cache.Save();

        var opened = Open();

        opened.Find(First).ShouldBe(Embedding(1));
        opened.Find(Second).ShouldBe(Embedding(2));
        opened.Count.ShouldBe(2);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Find_Unknown_IsNull() => Open().Find(First).ShouldBeNull();

    [Fact]
    public void Open_OtherRevision_IsEmpty()
    {
        var cache = Open();
        cache.Add(First, Embedding(1));
        cache.Save();

        EmbeddingCache.Open(_folder.Path, _backbone.Spec with { Revision = "ffffffffffff" }, _warnings.Add).Count.ShouldBe(0);
    }

    [Fact]
    public void Open_OtherNormalisation_IsEmpty()
    {
        var cache = Open();
        cache.Add(First, Embedding(1));
        cache.Save();

        EmbeddingCache.Open(_folder.Path, _backbone.Spec with { Mean = [0.5f] }, _warnings.Add).Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(100)]
    public void Open_CutOffFile_WarnsAndStartsEmpty(int bytes)
    {
        var file = SaveOne();
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..bytes]);

        Open().Count.ShouldBe(0);

        _warnings.ShouldBe([$"The embedding cache {file} is damaged and is made anew."]);
    }

    [Fact]
    public void Open_OneBitTurned_WarnsAndStartsEmpty()
    {
        var file = SaveOne();
        var content = File.ReadAllBytes(file);
        content[60] ^= 1;
        File.WriteAllBytes(file, content);

        Open().Count.ShouldBe(0);

        _warnings.Count.ShouldBe(1);
    }

    [Fact]
    public void Open_CountFarTooLarge_WarnsAndStartsEmpty()
    {
        var file = SaveOne();
        var content = File.ReadAllBytes(file);
        content.AsSpan(12, 4).Fill(0x7F);
        File.WriteAllBytes(file, content);

        Open().Count.ShouldBe(0);

        _warnings.Count.ShouldBe(1);
    }

    private string SaveOne()
    {
        var cache = Open();
        cache.Add(First, Embedding(1));
        cache.Save();
        return Directory.GetFiles(_folder.Path).Single();
    }

    private EmbeddingCache Open() => EmbeddingCache.Open(_folder.Path, _backbone.Spec, _warnings.Add);

    private static float[] Embedding(int seed) => [.. Enumerable.Range(0, 64).Select(i => (seed * 0.1f) + (i * 0.01f))];

    public void Dispose() => _folder.Dispose();
}
