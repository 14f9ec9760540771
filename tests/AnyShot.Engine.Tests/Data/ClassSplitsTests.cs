using AnyShot.Engine.Data;
using static AnyShot.Engine.Data.ClassSplit;

namespace AnyShot.Engine.Tests.Data;

public sealed class ClassSplitsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The counts of the method's table: 20, 43 and 47 classes.</summary>
    [Theory]
    [InlineData(20, 10, 5, 5)]
    [InlineData(43, 22, 11, 10)]
    [InlineData(47, 24, 12, 11)]
    public void ByRule_Enough_KeepsTheRule(int classes, int inBase, int validation, int novel)
    {
        var splits = ClassSplits.ByRule(classes, 5);

        (splits.Count(s => s == Base), splits.Count(s => s == Validation), splits.Count(s => s == Novel)).ShouldBe((inBase, validation, novel));
        splits[..4].ShouldBe([Base, Validation, Base, Novel]);
    }

    [Fact]
    public void ByRule_TooFewNovel_TakesValidationFromTheEndThenBase()
    {
        ClassSplits.ByRule(6, 3).ShouldBe([Base, Novel, Base, Novel, Base, Novel]);
        ClassSplits.ByRule(7, 2).ShouldBe([Base, Validation, Base, Novel, Base, Novel, Base]);
        ClassSplits.ByRule(7, 5).ShouldBe([Base, Novel, Base, Novel, Novel, Novel, Novel]);
        ClassSplits.ByRule(3, 5).ShouldBe([Novel, Novel, Novel]);
    }

    [Fact]
    public void Read_AllClasses_InTheirOrder()
    {
        var path = Write("{\"b\": \"novel\", \"a\": \"val\"}");

        ClassSplits.Read(path, ["a", "b"]).ShouldBe([Validation, Novel]);
    }

    [Theory]
    [InlineData("{\"a\": \"val\"}", "lacks class \"b\"")]
    [InlineData("{\"a\": \"val\", \"b\": \"test\"}", "class \"b\" must be")]
    [InlineData("{\"a\": \"val\", \"b\": \"val\", \"c\": \"val\"}", "there is no class \"c\"")]
    [InlineData("{\"a\": \"val\", \"a\": \"val\"}", "class \"a\" stands there twice")]
    [InlineData("[]", "is not one JSON object")]
    [InlineData("{\"a\": \"\\ud800\"}", "is not one JSON object")]
    [InlineData("{", "is not one JSON object")]
    public void Read_Wrong_NamesFileAndClass(string content, string expected)
    {
        var path = Write(content);

        var message = Should.Throw<InvalidDataException>(() => ClassSplits.Read(path, ["a", "b"])).Message;

        message.ShouldStartWith(path);
        message.ShouldContain(expected);
    }

    [Fact]
    public void Hash_OtherOrder_Same_OtherSplit_Another()
    {
        var hash = ClassSplits.Hash(["a", "b"], [Base, Novel]);

        ClassSplits.Hash(["b", "a"], [Novel, Base]).ShouldBe(hash);
        ClassSplits.Hash(["a", "b"], [Novel, Base]).ShouldNotBe(hash);
        hash.Length.ShouldBe(12);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string content)
    {
        var path = Path.Combine(_folder.Path, "split.json");
        File.WriteAllText(path, content);
        return path;
    }
}
