using AnyShot.Engine.Data;
using AnyShot.Engine.Tests.Training.Generative;

namespace AnyShot.Engine.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("images")]
    [InlineData("images.gz")]
    public void Read_PlainOrCompressed_GivesShapeAndValues(string name)
    {
        var path = _folder.File(name);
        Glyphs.WriteIdx(path, [2, 2, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
        var file = IdxFile.Read(path, 3);
        file.Shape.ShouldBe([2, 2, 3]);
        file.ItemLength.ShouldBe(6);
        file.Values.ShouldBe(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255 });
    }

    [Theory]
    [InlineData(new byte[] { }, "ends before its last value")]
    [InlineData(new byte[] { 0, 0, 8 }, "ends before its last value")]
    [InlineData(new byte[] { 0, 0, 9, 1, 0, 0, 0, 1, 5 }, "is no IDX file of bytes in 1 dimension")]
    [InlineData(new byte[] { 0, 0, 8, 3, 0, 0, 0, 1, 5 }, "is no IDX file of bytes in 1 dimension")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 2, 5 }, "ends before its last value")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 5, 6 }, "goes on behind its last value")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 0 }, "dimension 0 is 0")]
    [InlineData(new byte[] { 0, 0, 8, 1, 255, 255, 255, 255, 1 }, "dimension 0 is 4294967295")]
    public void Read_Damaged_NamesTheFile(byte[] content, string sentence)
    {
        var path = _folder.File("labels");
        File.WriteAllBytes(path, content);
        var message = Should.Throw<InvalidDataException>(() => IdxFile.Read(path, 1)).Message;
        message.ShouldStartWith(path);
        message.ShouldContain(sentence);
    }

    [Fact]
    public void Read_ManyBytesPromised_AreRefusedBeforeTheyAreReserved()
    {
        var path = _folder.File("images");
        File.WriteAllBytes(path, [0, 0, 8, 3, 0, 15, 66, 64, 0, 0, 4, 0, 0, 0, 4, 0]);
        Should.Throw<InvalidDataException>(() => IdxFile.Read(path, 3)).Message.ShouldContain("at most");
    }

    [Fact]
    public void Read_NoGzip_NamesTheFile()
    {
        var path = _folder.File("images.gz");
        File.WriteAllText(path, "no gzip at all");
        Should.Throw<InvalidDataException>(() => IdxFile.Read(path, 3)).Message.ShouldStartWith(path);
    }

    [Fact]
    public void Read_Missing_NamesTheFile()
    {
        var path = _folder.File("none");
        Should.Throw<InvalidDataException>(() => IdxFile.Read(path, 3)).Message.ShouldStartWith(path);
    }

    [Fact]
    public void Labelled_ImagesAndLabelsOfDifferentNumber_IsRefused()
    {
        Glyphs.Write(_folder.Path, 20, 10, 1);
        Glyphs.WriteIdx(Path.Combine(_folder.Path, "t10k-labels-idx1-ubyte.gz"), [9], new byte[9]);
        Should.Throw<InvalidDataException>(() => LabelledPictures.Read(_folder.Path, 1, Glyphs.Side, 1, _ => { })).Message.ShouldContain("10 images and 9 labels");
    }
}
