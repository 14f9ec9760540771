using AnyShot.Engine.Data;
using OpenCvSharp;

namespace AnyShot.Engine.Tests.Data;

public sealed class ImageDatasetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _warnings = [];

    [Fact]
    public void Read_ClassFolders_AlphabeticalWithRelativeNames()
    {
        Image("b/2.png", 1);
        Image("a/1.png", 2);

        var images = ImageDataset.Read(_folder.Path);

        images.ClassNames.ShouldBe(["a", "b"]);
        images.Names.ShouldBe(["a/1.png", "b/2.png"]);
        images.Labels.ShouldBe([0, 1]);
        images.Splits.ShouldBeNull();
        images.Name.ShouldBe(Path.GetFileName(_folder.Path));
    }

    [Fact]
    public void Read_ManifestsOfSplits_GiveTheSplits()
    {
        Manifest("base.json", """["x", "y", "z"]""", """["i/1.png"]""", "[0]");
        Manifest("novel.json", """["x", "y", "z"]""", """["i/2.png", "i/3.png"]""", "[2, 2]");

        var images = ImageDataset.Read(_folder.Path);

        images.ClassNames.ShouldBe(["x", "z"]);
        images.Labels.ShouldBe([0, 1, 1]);
        images.Splits.ShouldBe([ClassSplit.Base, ClassSplit.Novel]);
        images.Files[0].ShouldBe(Path.Combine(_folder.Path, "i/1.png"));
    }

    [Theory]
    [InlineData("""["x"]""", """["1.png"]""", "[1]", "image \"1.png\" has the label 1, and there are 1 label_names")]
    [InlineData("""["x"]""", """["1.png", "2.png"]""", "[0]", "has 2 image_names and 1 image_labels")]
    [InlineData("""["x"]""", """[null]""", "[0]", "is no manifest")]
    [InlineData("null", """["x"]""", "[0]", "is no manifest")]
    [InlineData("""["x"]""", "[]", "[]", "has no image")]
    public void Read_WrongManifest_NamesFileAndPlace(string labels, string images, string numbers, string expected)
    {
        Manifest("base.json", labels, images, numbers);

        var message = Should.Throw<InvalidDataException>(() => ImageDataset.Read(_folder.Path)).Message;

        message.ShouldStartWith(Path.Combine(_folder.Path, "base.json"));
        message.ShouldContain(expected);
    }

    [Fact]
    public void Read_ClassInTwoSplits_IsRefused()
    {
        Manifest("base.json", """["x"]""", """["1.png"]""", "[0]");
        Manifest("val.json", """["x"]""", """["2.png"]""", "[0]");

        Should.Throw<InvalidDataException>(() => ImageDataset.Read(_folder.Path)).Message.ShouldContain("class \"x\" has images here and in another split");
    }

    [Fact]
    public void Extraction_SecondTime_EmbedsNothingAndGivesTheSame()
    {
        Image("a/1.png", 1);
        Image("a/2.png", 2);
        Image("b/3.png", 3);
        File.WriteAllText(_folder.File("b", "4.png"), "no image");
        File.WriteAllText(_folder.File("b", "5.png"), "");
        using var first = new PixelBackbone();
        using var second = new PixelBackbone();

        var set = Extract(first);
        var again = Extract(second);

        set.Labels.ShouldBe([0, 0, 1]);
        set.Groups.ShouldBe([10, 11, 12]);
        set.Backbone.ShouldBe("pixels@0123456789ab");
        again.Features.ToArray().ShouldBe(set.Features.ToArray());
        first.Batches.ShouldBe([3]);
        second.Batches.ShouldBeEmpty();
        _warnings.Count.ShouldBe(4);
    }

    public void Dispose() => _folder.Dispose();

    private FeatureSet Extract(PixelBackbone backbone)
    {
        var images = ImageDataset.Read(_folder.Path);
        return FeatureExtraction.Run(
            images, ClassSplits.ByRule(2, 1), [10, 11, 12, 13, 14], null, backbone, EmbeddingCache.Open(Path.Combine(_folder.Path, "cache"), backbone.Spec, _warnings.Add), _warnings.Add, null,
            CancellationToken.None);
    }

    private void Image(string name, byte brightness)
    {
        using var image = new Mat(8, 8, MatType.CV_8UC1);
        image.SetArray([.. Enumerable.Range(0, 64).Select(i => (byte)(i * brightness))]);
        Cv2.ImWrite(_folder.File(name.Split('/')), image);
    }

    private void Manifest(string name, string labels, string images, string numbers) =>
        File.WriteAllText(_folder.File(name), $$"""{"label_names": {{labels}}, "image_names": {{images}}, "image_labels": {{numbers}}}""");
}
