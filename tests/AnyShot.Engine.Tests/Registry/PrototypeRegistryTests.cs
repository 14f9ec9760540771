using AnyShot.Engine.Registry;
using AnyShot.Engine.Rendering;

namespace AnyShot.Engine.Tests.Registry;

public sealed class PrototypeRegistryTests
{
    private const string Model = "net@1";

    /// <summary>The property of the method's golden values: 200 random orders of adding and removing.</summary>
    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData(4, false)]
    public void AddThenRemove_AnyOrder_RestoresThePrototype(int? mostRemembered, bool unitLength)
    {
        var random = new Pcg32(9, 0);
        for (var round = 0; round < 200; round++)
        {
            var registry = new PrototypeRegistry(Model, 16, new PrototypeRegistryOptions { MostRemembered = mostRemembered, UnitLength = unitLength });
            for (var i = 0; i < 1 + random.Below(9); i++)
            {
                registry.Add("a", Item($"kept {i}", ref random), Model);
            }

            var (before, variance) = (registry.Find("a")!.Prototype, registry.Find("a")!.Variance);
            string[] passing = [.. Enumerable.Range(0, 1 + random.Below(9)).Select(i => $"passing {i}")];
            foreach (var id in passing)
            {
                registry.Add("a", Item(id, ref random), Model);
            }

            registry.Find("a")!.Prototype.ShouldNotBe(before);
            foreach (var id in random.Shuffled(passing))
            {
                registry.Remove("a", id);
            }

            registry.Find("a")!.Prototype.ShouldBe(before, 1e-6f);
            registry.Find("a")!.Variance.ShouldBe(variance, 1e-6f);
        }
    }

    [Fact]
    public void Prototype_IsTheMean_AndVarianceThatOfTheExamples()
    {
        var registry = Filled(("a", [1, 2]), ("a", [3, 6]));

        registry.Find("a")!.Prototype.ShouldBe([2, 4]);
        registry.Find("a")!.Variance.ShouldBe([1, 4]);
    }

    [Fact]
    public void Remove_LastExample_RemovesTheClass()
    {
        var registry = Filled(("a", [1, 2]), ("b", [3, 6]));

        registry.Remove("a", "0");

        registry.Classes.Select(entry => entry.Name).ShouldBe(["b"]);
        Should.Throw<ArgumentException>(() => registry.Remove("a", "0")).Message.ShouldBe("There is no class \"a\".");
        Should.Throw<ArgumentException>(() => registry.Remove("b", "7")).Message.ShouldBe("Class \"b\" has no example \"7\".");
    }

    [Fact]
    public void AddOrClassify_OtherModel_IsRefusedAndChangesNothing()
    {
        var registry = Filled(("a", [1, 2]));

        Should.Throw<ArgumentException>(() => registry.Add("a", new SupportItem("x", [5, 5]), "net@2")).Message.ShouldContain("net@2");
        Should.Throw<ArgumentException>(() => registry.Classify([1, 2], "net@2")).Message.ShouldContain("must not be mixed");
        Should.Throw<ArgumentException>(() => registry.Add("a", new SupportItem("x", [5]), Model)).Message.ShouldContain("1 numbers");
        Should.Throw<ArgumentException>(() => registry.Add("a", new SupportItem("x", [5, float.NaN]), Model)).Message.ShouldContain("not finite");
        Should.Throw<ArgumentException>(() => registry.Add("a", new SupportItem("0", [5, 5]), Model)).Message.ShouldContain("already");
        registry.Find("a")!.Prototype.ShouldBe([1, 2]);
    }

    [Fact]
    public void Reembed_OtherModel_SameExamplesInItsSpace()
    {
        var registry = Filled(("a", [1, 2]), ("a", [3, 6]), ("b", [0, 1]));

        var other = registry.Reembed("net@2", 3, item => [item.Embedding[0], item.Embedding[1], 7]);

        other.ModelVersion.ShouldBe("net@2");
        other.Find("a")!.Prototype.ShouldBe([2, 4, 7]);
        other.Find("a")!.Items.Select(item => item.Id).ShouldBe(["0", "1"]);
        registry.Find("a")!.Prototype.ShouldBe([2, 4]);
    }

    [Fact]
    public void Classify_ByHand()
    {
        var registry = Filled(("a", [0, 0]), ("b", [3, 0]), ("c", [0, 9]));

        var answer = registry.Classify([1, 0], Model, most: 2);

        answer.Classes.Select(one => (one.Name, one.SquaredDistance)).ShouldBe([("a", 1), ("b", 4)]);
        answer.Classes[0].Confidence.ShouldBe(1 / (1 + Math.Exp(-3) + Math.Exp(-81)), 1e-12);
        answer.Margin.ShouldBe(3);
        answer.IsUnknown.ShouldBeFalse();
    }

    [Fact]
    public void Classify_FarFromTheNearest_IsUnknown()
    {
        // Left out, the three lie 1.5, 1.5 and 0 from the mean of the others: mean 1, deviation 0.866.
        var registry = Filled(("a", [-1, 0]), ("a", [0, 0]), ("a", [1, 0]), ("b", [50, 0]));

        registry.Find("a")!.Spread!.Value.Mean.ShouldBe(1, 1e-9);
        registry.Find("a")!.Spread!.Value.Deviation.ShouldBe(Math.Sqrt(0.75), 1e-9);
        registry.Classify([0, 3.59f], Model).IsUnknown.ShouldBeFalse();
        var far = registry.Classify([0, 3.61f], Model);
        far.IsUnknown.ShouldBeTrue();
        far.Reason.ShouldBe("too far from \"a\"");
    }

    [Fact]
    public void Spread_TwoExamples_NotLeftOut_One_None()
    {
        Filled(("a", [-1, 0]), ("a", [1, 0])).Find("a")!.Spread.ShouldBe((1, 0));
        Filled(("a", [-1, 0])).Find("a")!.Spread.ShouldBeNull();
    }

    [Fact]
    public void Classify_NotSureEnough_IsUnknown()
    {
        var registry = new PrototypeRegistry(Model, 1, new PrototypeRegistryOptions { LeastConfidence = 0.7 });
        registry.Add("a", new SupportItem("0", [0]), Model);
        registry.Add("b", new SupportItem("0", [1]), Model);

        registry.Classify([0.45f], Model).Reason.ShouldBe("not sure enough");
        registry.Classify([0], Model).IsUnknown.ShouldBeFalse();
    }

    /// <summary>p becomes (1 - g) p + g z with g = 1 / min(n, 2): 8, then 6, then 5.</summary>
    [Fact]
    public void Add_Forgetting_OldExamplesFade()
    {
        var registry = new PrototypeRegistry(Model, 1, new PrototypeRegistryOptions { MostRemembered = 2 });
        foreach (var (value, expected) in new[] { (8f, 8f), (4f, 6f), (4f, 5f) })
        {
            registry.Add("a", new SupportItem($"{registry.Find("a")?.Items.Count}", [value]), Model);
            registry.Find("a")!.Prototype[0].ShouldBe(expected);
        }
    }

    [Fact]
    public void Classify_NoClass_SaysSo() => Should.Throw<InvalidOperationException>(() => new PrototypeRegistry(Model, 1).Classify([0], Model)).Message.ShouldContain("no class");

    private static PrototypeRegistry Filled(params (string Name, float[] Embedding)[] items)
    {
        var registry = new PrototypeRegistry(Model, 2);
        foreach (var (name, embedding) in items)
        {
            registry.Add(name, new SupportItem($"{registry.Find(name)?.Items.Count ?? 0}", embedding), Model);
        }

        return registry;
    }

    private static SupportItem Item(string id, ref Pcg32 random)
    {
        var embedding = new float[16];
        for (var j = 0; j < embedding.Length; j++)
        {
            embedding[j] = random.Normal();
        }

        return new SupportItem(id, embedding);
    }
}
