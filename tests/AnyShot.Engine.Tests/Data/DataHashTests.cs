using AnyShot.Engine.Data;

namespace AnyShot.Engine.Tests.Data;

public sealed class DataHashTests
{
    [Fact]
    public void Of_OtherOrder_IsTheSame_OtherContentClassOrName_IsNot()
    {
        using var folder = new TemporaryFolder();
        string File(string name, string content)
        {
            var path = Path.Combine(folder.Path, name);
            System.IO.File.WriteAllText(path, content);
            return path;
        }

        var (a, b, changed) = (File("a", "1"), File("b", "2"), File("c", "3"));
        var hash = DataHash.Of([("x", "good", a), ("y", "bad", b)]);

        hash.Length.ShouldBe(12);
        DataHash.Of([("y", "bad", b), ("x", "good", a)]).ShouldBe(hash);
        DataHash.Of([("x", "good", a), ("y", "bad", changed)]).ShouldNotBe(hash);
        DataHash.Of([("x", "good", a), ("y", "good", b)]).ShouldNotBe(hash);
        DataHash.Of([("x", "good", a), ("z", "bad", b)]).ShouldNotBe(hash);
    }
}
