using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Data;

public sealed class SupportSetBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PixelBackbone _backbone = new();
    private readonly List<string> _warnings = [];

    [Fact]
    public void Build_Folders_OneUnitEmbeddingAnImageInOrder()
    {
        Gradient("a", "1.png", horizontal: true);
        Gradient("a", "2.png", horizontal: true);
        Gradient("b", "1.png", horizontal: false);

        var support = Build(null, new("right", "a", 50), new("down", "b", 50));

        support.Select(c => (c.Name, c.Shots.Count)).ShouldBe([("right", 2), ("down", 1)]);
        support[0].Shots[0].ShouldBe(support[0].Shots[1]);
        support[0].Shots[0].ShouldNotBe(support[1].Shots[0]);
        support.SelectMany(c => c.Shots).ShouldAllBe(shot => Math.Abs(shot.Sum(value => value * value) - 1) < 1e-4f);
        _warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Build_ManyImages_EmbedsInBatchesInOrder()
    {
        var support = Build(null, new ExampleSource("pit", "virtual:pit", 20));

        _backbone.Batches.ShouldBe([16, 4]);
        Build(null, new ExampleSource("pit", "virtual:pit", 3))[0].Shots[2].ShouldBe(support[0].Shots[2]);
    }

    [Fact]
    public void Build_SecondTime_TakesAllFromTheCache()
    {
        Gradient("a", "1.png", horizontal: true);
        ExampleSource[] classes = [new("right", "a", 50), new("pit", "virtual:pit", 5)];
        var first = Build(OpenCache(), classes);
        _backbone.Batches.Clear();

        var second = Build(OpenCache(), classes);

        _backbone.Batches.ShouldBeEmpty();
        for (var c = 0; c < 2; c++)
        {
            second[c].Shots.ShouldBe(first[c].Shots);
        }
    }

    [Fact]
    public void Build_FileReplaced_IsEmbeddedAnew()
    {
        Gradient("a", "1.png", horizontal: true);
        var first = Build(OpenCache(), new ExampleSource("right", "a", 50));
        Gradient("a", "1.png", horizontal: false);

        var second = Build(OpenCache(), new ExampleSource("right", "a", 50));

        second[0].Shots[0].ShouldNotBe(first[0].Shots[0]);
    }

    [Fact]
    public void Build_UnreadableFiles_AreNamedAndTheRestIsUsed()
    {
        Gradient("a", "1.png", horizontal: true);
        File.WriteAllText(_folder.File("a", "2.jpg"), "not an image");
        File.WriteAllBytes(_folder.File("a", "3.png"), []);
        var whole = File.ReadAllBytes(_folder.File("a", "1.png"));
        File.WriteAllBytes(_folder.File("a", "4.png"), whole[..20]);

        var support = Build(null, new ExampleSource("right", "a", 50));

        support[0].Shots.Count.ShouldBe(1);
        _warnings.Count.ShouldBe(3);
        _warnings[0].ShouldBe($"Example of class \"right\" left out: {_folder.File("a", "2.jpg")} is not an image that can be decoded.");
        _warnings[1].ShouldContain("3.png is empty.");
        _warnings[2].ShouldContain("4.png is not an image");
    }

    [Fact]
    public void Build_NothingUsable_NamesClassAndFolder()
    {
        File.WriteAllText(_folder.File("a", "1.png"), "not an image");

        Should.Throw<InvalidDataException>(() => Build(null, new ExampleSource("right", "a", 50))).Message.ShouldBe("Class \"right\" has no usable example in a.");
    }

    [Fact]
    public void Build_NoFolder_NamesClassAndFolder() =>
        Should.Throw<InvalidDataException>(() => Build(null, new ExampleSource("right", "none", 50)))
            .Message.ShouldBe($"Class \"right\": there is no folder {_folder.Path}/none.");

    [Fact]
    public void Build_UnknownVirtualClass_NamesIt() =>
        Should.Throw<ArgumentException>(() => Build(null, new ExampleSource("rust", "virtual:rust", 5))).Message.ShouldContain("no class \"rust\"");

    [Fact]
    public void Build_Cancelled_Stops()
    {
        using var builder = new SupportSetBuilder(_backbone, _folder.Path, null, _warnings.Add);
        Should.Throw<OperationCanceledException>(() => builder.Build([new("pit", "virtual:pit", 5)], new CancellationToken(canceled: true)));
    }

    private IReadOnlyList<AnyShot.Engine.Learners.SupportClass> Build(EmbeddingCache? cache, params ExampleSource[] classes)
    {
        using var builder = new SupportSetBuilder(_backbone, _folder.Path, cache, _warnings.Add);
        return builder.Build(classes, CancellationToken.None);
    }

    private EmbeddingCache OpenCache() => EmbeddingCache.Open(Path.Combine(_folder.Path, "cache"), _backbone.Spec, _warnings.Add);

    private void Gradient(string folder, string name, bool horizontal)
    {
        using var image = new Mat(16, 16, MatType.CV_8UC1);
        for (var y = 0; y < 16; y++)
        {
            for (var x = 0; x < 16; x++)
            {
                image.Set(y, x, (byte)(16 * (horizontal ? x : y)));
            }
        }

        Cv2.ImWrite(_folder.File(folder, name), image).ShouldBeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
