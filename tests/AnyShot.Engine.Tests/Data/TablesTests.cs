using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Data;

public sealed class TablesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void CsvFile_QuotesAndLineEnds_AreRead()
    {
        var path = Write("a, b ,\"c,\"\"d\"\"\"\r\n\n\"x\ny\",,\n");

        CsvFile.Read(path).ShouldBe([["a", "b", "c,\"d\""], ["x\ny", "", ""]]);
    }

    [Fact]
    public void CsvFile_Line_IsReadAsItWas()
    {
        string[] fields = ["plain", "with,comma", "with \"quote\"", "two\nlines", ""];

        CsvFile.Read(Write(CsvFile.Line(fields))).Single().ShouldBe(fields);
    }

    [Fact]
    public void CsvFile_OpenQuote_NamesTheFile()
    {
        var path = Write("a,\"b");

        Should.Throw<InvalidDataException>(() => CsvFile.Read(path)).Message.ShouldBe($"{path}: a quote is not closed.");
    }

    [Fact]
    public void AttributeTable_Rows_InTheOrderOfTheClasses()
    {
        var table = AttributeTable.Read(Write("class,dark,round\nhole,1,0.5\ncrack,0.25,-1e-1\n"));

        table.Names.ShouldBe(["dark", "round"]);
        table.Rows(["crack", "hole"]).ShouldBe([0.25f, -0.1f, 1, 0.5f]);
        Should.Throw<InvalidDataException>(() => table.Of("dent")).Message.ShouldEndWith("has no line for class \"dent\".");
    }

    [Theory]
    [InlineData("name,dark\nhole,1\n", "needs the heading")]
    [InlineData("class,dark\n", "needs the heading")]
    [InlineData("class,dark\nhole,1,2\n", "class \"hole\" has 2 numbers, and there are 1 attributes")]
    [InlineData("class,dark\nhole,x\n", "class \"hole\", attribute \"dark\": \"x\" is not a number")]
    [InlineData("class,dark\nhole,NaN\n", "\"NaN\" is not a number")]
    [InlineData("class,dark\nhole,1\nhole,1\n", "class \"hole\" stands there twice")]
    public void AttributeTable_Wrong_NamesFileAndPlace(string content, string expected)
    {
        var path = Write(content);

        var message = Should.Throw<InvalidDataException>(() => AttributeTable.Read(path)).Message;

        message.ShouldStartWith(path);
        message.ShouldContain(expected);
    }

    [Fact]
    public void ImageGroups_SameObjectSameNumber_WithoutGroupItsOwn()
    {
        var path = Write("file,class,group_estimated\na/1.png,a,g1\na/2.png,a,g1\na/3.png,a,\nother,a,g2\n");

        var groups = ImageGroups.Read(path, ["a/1.png", "a/2.png", "a/3.png", "a/4.png"]);

        groups[0].ShouldBe(groups[1]);
        groups.Distinct().Count().ShouldBe(3);
        ImageGroups.Read(path, ["a/2.png"])[0].ShouldBe(groups[0]);
    }

    [Theory]
    [InlineData("a,b\nx,y\n", "needs the columns image and group")]
    [InlineData("image,group\nx,y\n", "names no image of the data set")]
    [InlineData("image,group\na/1.png,y\na/1.png,y\n", "image \"a/1.png\" stands there twice")]
    [InlineData("image,group\na/1.png\n", "has 1 fields, the heading 2")]
    [InlineData("", "needs the columns image and group")]
    public void ImageGroups_Wrong_NamesTheFile(string content, string expected)
    {
        var path = Write(content);

        var message = Should.Throw<InvalidDataException>(() => ImageGroups.Read(path, ["a/1.png"])).Message;

        message.ShouldStartWith(path);
        message.ShouldContain(expected);
    }

    [Fact]
    public void ImageGroups_NoFile_SaysSo()
    {
        var folder = Path.Combine(_folder.Path, "none");
        Should.Throw<InvalidDataException>(() => ImageGroups.Read(folder, [])).Message.ShouldBe($"There is no file {folder}.");
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string content)
    {
        var path = Path.Combine(_folder.Path, "table.csv");
        File.WriteAllText(path, content);
        return path;
    }
}
