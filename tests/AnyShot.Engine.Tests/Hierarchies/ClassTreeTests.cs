using System.Text.Json;
using AnyShot.Engine.Hierarchies;

namespace AnyShot.Engine.Tests.Hierarchies;

public sealed class ClassTreeTests : IDisposable
{
    private const string Plant = """{ "surface": ["scratch", "pit"], "shape": [{ "edge": ["chip"] }, "bent"] }""";
    private static readonly string[] Names = ["bent", "chip", "pit", "scratch"];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Build_GroupsInGroups_DepthsAndHeights()
    {
        var tree = Build(Plant);

        tree.Levels.ShouldBe(3);
        tree.Nodes[0].Height.ShouldBe(3);
        Name(tree, tree.AtLevel(1)).ShouldBe(["shape", "shape", "surface", "surface"]);
        Name(tree, tree.AtLevel(2)).ShouldBe(["bent", "edge", "pit", "scratch"]);
        Name(tree, tree.AtLevel(3)).ShouldBe(Names);
        Name(tree, tree.PathTo(1)).ShouldBe(["shape", "edge", "chip"]);
        Name(tree, tree.PathTo(0)).ShouldBe(["shape", "bent"]);
    }

    [Theory]
    [InlineData("pit", "pit", 0)]
    [InlineData("pit", "scratch", 1)]
    [InlineData("chip", "bent", 2)]
    [InlineData("chip", "pit", 3)]
    public void Distance_HeightOfLowestCommonAncestor(string first, string second, int height)
    {
        var tree = Build(Plant);
        var (a, b) = (Array.IndexOf(Names, first), Array.IndexOf(Names, second));

        tree.Distance(a, b).ShouldBe(height);
        tree.Distance(b, a).ShouldBe(height);
    }

    [Fact]
    public void Build_ClassesWithoutGroups_OneLevel()
    {
        var tree = Build("""["bent", "chip", "pit", "scratch"]""");

        tree.Levels.ShouldBe(1);
        tree.Distance(0, 3).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{ "all": ["bent", "chip", "pit"] }""", "class \"scratch\" stands nowhere")]
    [InlineData("""{ "all": ["bent", "chip", "pit", "scratch", "pit"] }""", "\"pit\" stands there twice")]
    [InlineData("""{ "a": ["bent", "chip"], "a": ["pit", "scratch"] }""", "\"a\" stands there twice")]
    [InlineData("""{ "a": ["bent", "chip", "pit", "scratch"], "b": [] }""", "group \"b\" is empty")]
    [InlineData("""{ "a": ["bent", "chip", "pit", "scratch", "dent"] }""", "there is no class \"dent\"")]
    [InlineData("""{ "pit": ["bent", "chip", "scratch"] }""", "group \"pit\" has the name of a class")]
    [InlineData("""{ "a": ["bent", "chip", "pit", 7] }""", "group \"a\" holds Number")]
    [InlineData("""{ "a": "bent" }""", "group \"a\" must be an object")]
    [InlineData("7", "the tree must be an object")]
    [InlineData("{", "is not JSON")]
    public void Read_Wrong_NamesFileAndPlace(string content, string expected)
    {
        var path = Path.Combine(_folder.Path, "tree.json");
        File.WriteAllText(path, content);

        var message = Should.Throw<InvalidDataException>(() => ClassTree.Read(path, Names)).Message;

        message.ShouldStartWith(path);
        message.ShouldContain(expected);
    }

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        var path = Path.Combine(_folder.Path, "tree.json");
        File.WriteAllText(path, string.Concat(Enumerable.Range(0, 17).Select(i => $"{{\"g{i}\":")) + """["bent", "chip", "pit", "scratch"]""" + new string('}', 17));

        Should.Throw<InvalidDataException>(() => ClassTree.Read(path, Names)).Message.ShouldContain("more than 16 groups deep");

        File.WriteAllText(path, new string('[', 100_000));
        Should.Throw<InvalidDataException>(() => ClassTree.Read(path, Names)).Message.ShouldContain("is not JSON");
    }

    public void Dispose() => _folder.Dispose();

    private static ClassTree Build(string json) => ClassTree.Build(JsonElement.Parse(json), Names);

    private static string[] Name(ClassTree tree, IEnumerable<int> nodes) => [.. nodes.Select(node => tree.Nodes[node].Name)];
}
