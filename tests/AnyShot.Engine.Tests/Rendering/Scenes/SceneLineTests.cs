using AnyShot.Engine.Rendering.Scenes;

namespace AnyShot.Engine.Tests.Rendering.Scenes;

public sealed class SceneLineTests
{
    private const int Side = 32;
    private static readonly NamedScene[] Named = [NamedScene.Parse("rolled"), NamedScene.Parse("rolled+scratches"), NamedScene.Parse("board+mouse-bite")];

    [Fact]
    public void Next_SameSeed_SamePartsAndClassesInTurn()
    {
        var first = new SceneLine(Named, Side, 4);
        var second = new SceneLine(Named, Side, 4);
        var a = new byte[3 * Side * Side];
        var b = new byte[3 * Side * Side];
        var classes = new Dictionary<string, int>();
        for (var i = 0; i < 60; i++)
        {
            var part = first.Next(a);
            second.Next(b).ShouldBe(part);
            b.ShouldBe(a);
            classes[part.ClassName] = classes.GetValueOrDefault(part.ClassName) + 1;
        }

        classes.Keys.Order(StringComparer.Ordinal).ShouldBe(["good", "mouse-bite", "scratches"]);
        classes.Values.ShouldAllBe(count => count > 10);
    }

    [Fact]
    public void Next_OtherSeed_OtherSurfaces()
    {
        var a = new byte[3 * Side * Side];
        var b = new byte[3 * Side * Side];
        new SceneLine(Named[..1], Side, 4).Next(a);
        new SceneLine(Named[..1], Side, 5).Next(b);
        b.ShouldNotBe(a);
    }

    [Fact]
    public void Constructor_NoScenes_Throws() => Should.Throw<ArgumentException>(() => new SceneLine([], Side, 1)).Message.ShouldContain("1 to 64 scenes, not 0");

    /// <summary>The documentation lists surfaces and defects; each defect can be shown on some surface.</summary>
    [Fact]
    public void Parse_EveryShape_OccursSomewhere()
    {
        foreach (var shape in Enum.GetValues<FlawShape>().Skip(1))
        {
            Enum.GetNames<Material>().Any(material => Parses($"{material}+{shape}")).ShouldBeTrue($"{shape}");
        }
    }

    private static bool Parses(string name)
    {
        try
        {
            NamedScene.Parse(name);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
