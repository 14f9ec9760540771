using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.Learners;

public sealed class PrototypeLearnerTests
{
    private static readonly SupportClass First = new("first", [[1f, 0f], [0.8f, 0.6f]]);
    private static readonly SupportClass Second = new("second", [[0f, 1f], [-0.6f, 0.8f]]);

    [Fact]
    public void Build_TwoClasses_PrototypesAreNormalisedMeans()
    {
        var learner = PrototypeLearner.Build([First, Second]);

        learner.PrototypeOf(0)[0].ShouldBe(0.948683f, 1e-5f);
        learner.PrototypeOf(0)[1].ShouldBe(0.316228f, 1e-5f);
        learner.PrototypeOf(1)[0].ShouldBe(-0.316228f, 1e-5f);
        learner.PrototypeOf(1)[1].ShouldBe(0.948683f, 1e-5f);
    }

    /// <summary>
    /// Left out, every shot is 0.4 (squared) away from its own class and 2.632456 or 1.367544 from the other. With targets of 5/6 a fine search
    /// (independent script, steps of 0.0001) finds the least cross-entropy at temperature 1.0835; the product's search has steps of 10 %.
    /// </summary>
    [Fact]
    public void Build_TwoClasses_TemperatureIsLeaveOneOutOptimum() =>
        PrototypeLearner.Build([First, Second]).Temperature.ShouldBe(GoldenTemperature, 0.06f * GoldenTemperature);

    [Fact]
    public void Judge_KnownPoint_GoldenProbabilitiesAndNovelty()
    {
        var learner = PrototypeLearner.Build([First, Second]);
        var probabilities = new float[2];

        var novelty = learner.Judge([0.6f, 0.8f], probabilities);

        // Squared distances 0.355616 and 0.861580; the limit is sqrt(0.4), all left-out distances being equal.
        var expected = 1 / (1 + MathF.Exp((0.355616f - 0.861580f) / learner.Temperature));
        probabilities[0].ShouldBe(expected, 1e-5f);
        probabilities[1].ShouldBe(1 - expected, 1e-5f);
        novelty.ShouldBe(0.942893f, 1e-4f);
    }

    [Fact]
    public void Judge_ClassesInAnotherOrder_SameProbabilities()
    {
        var support = Clusters(classes: 5, shots: 4, size: 16, spread: 0.3f, seed: 3);
        var turned = support.Reverse().Select(c => new SupportClass(c.Name, [.. c.Shots.Reverse()])).ToArray();
        var straight = new float[5];
        var reversed = new float[5];
        var query = Clusters(5, 1, 16, 0.3f, 4)[2].Shots[0];

        var novelty = PrototypeLearner.Build(support).Judge(query, straight);
        var same = PrototypeLearner.Build(turned).Judge(query, reversed);

        same.ShouldBe(novelty, 1e-4f);
        for (var c = 0; c < 5; c++)
        {
            reversed[4 - c].ShouldBe(straight[c], 1e-4f);
        }
    }

    [Fact]
    public void Judge_AnyPoint_ProbabilitiesSumToOne()
    {
        var learner = PrototypeLearner.Build(Clusters(7, 3, 32, 0.5f, 5));
        var probabilities = new float[7];
        foreach (var query in Clusters(7, 5, 32, 1.5f, 6).SelectMany(c => c.Shots))
        {
            learner.Judge(query, probabilities);
            probabilities.Sum().ShouldBe(1, 1e-5f);
            probabilities.ShouldAllBe(p => p >= 0 && p <= 1);
        }
    }

    [Fact]
    public void Judge_OneShotAClass_OwnShotIsMostProbableAndNotCertain()
    {
        var support = Clusters(classes: 4, shots: 1, size: 16, spread: 0.2f, seed: 7);
        var learner = PrototypeLearner.Build(support);
        var probabilities = new float[4];

        var novelty = learner.Judge(support[1].Shots[0], probabilities);

        probabilities[1].ShouldBe(probabilities.Max());
        probabilities[1].ShouldBeInRange(0.6f, 0.95f);
        novelty.ShouldBe(0);
    }

    [Fact]
    public void Judge_OneClass_IsCertainOfIt()
    {
        var probabilities = new float[1];
        PrototypeLearner.Build([First]).Judge([0f, 1f], probabilities);
        probabilities[0].ShouldBe(1);
    }

    [Fact]
    public void Build_SameImageTwice_DoesNotMakeTheLearnerSurer()
    {
        var support = Clusters(classes: 3, shots: 3, size: 16, spread: 0.6f, seed: 8);
        var doubled = support.Select(c => new SupportClass(c.Name, [.. c.Shots, .. c.Shots])).ToArray();

        PrototypeLearner.Build(doubled).Temperature.ShouldBe(PrototypeLearner.Build(support).Temperature);
    }

    [Fact]
    public void Build_MoreCleanShots_MakeTheLearnerSurer()
    {
        var few = PrototypeLearner.Build(Clusters(4, 2, 32, 0.3f, 9));
        var many = PrototypeLearner.Build(Clusters(4, 20, 32, 0.3f, 9));

        many.Temperature.ShouldBeLessThan(few.Temperature);
    }

    [Fact]
    public void Build_MixedUpClasses_MakeTheLearnerUnsure()
    {
        var shots = Clusters(1, 12, 16, 0.8f, 10)[0].Shots;
        var learner = PrototypeLearner.Build([new("a", [.. shots.Take(6)]), new("b", [.. shots.Skip(6)])]);
        var probabilities = new float[2];

        learner.Judge(shots[0], probabilities);

        probabilities.Max().ShouldBeLessThan(0.75f);
    }

    [Fact]
    public void Judge_PartLikeNoClass_IsNovelAndPartLikeOneIsNot()
    {
        var learner = PrototypeLearner.Build(Clusters(4, 8, 32, 0.25f, 11));
        var fresh = Clusters(4, 40, 32, 0.25f, 11).SelectMany(c => c.Shots.Skip(8)).ToArray();
        var foreign = Clusters(4, 40, 32, 0.25f, 999).SelectMany(c => c.Shots).ToArray();
        var probabilities = new float[4];

        fresh.Count(query => learner.Judge(query, probabilities) > 1).ShouldBeLessThan(fresh.Length / 20);
        foreign.Count(query => learner.Judge(query, probabilities) > 1).ShouldBeGreaterThan(foreign.Length * 19 / 20);
    }

    /// <summary>A backbone gives zeros where it sees nothing at all, for example on a covered lens.</summary>
    [Fact]
    public void Judge_EmbeddingWithoutDirection_IsUndecidedAndNovel()
    {
        var learner = PrototypeLearner.Build(Clusters(4, 8, 32, 0.25f, 11));
        var probabilities = new float[4];

        learner.Judge(new float[32], probabilities).ShouldBeGreaterThan(1);

        probabilities.ShouldAllBe(p => Math.Abs(p - 0.25f) < 1e-5f);
    }

    [Fact]
    public void Judge_SteadyState_AllocatesNothing()
    {
        var support = Clusters(6, 5, 64, 0.3f, 12);
        var learner = PrototypeLearner.Build(support);
        var probabilities = new float[6];
        var query = support[0].Shots[0];
        learner.Judge(query, probabilities);

        AllocatedBytes.Of(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                learner.Judge(query, probabilities);
            }
        }).ShouldBe(0);
    }

    [Fact]
    public void Build_ClassWithoutExample_NamesTheClass() =>
        Should.Throw<ArgumentException>(() => PrototypeLearner.Build([First, new SupportClass("empty", [])]))
            .Message.ShouldStartWith("Class \"empty\" has no example.");

    [Fact]
    public void Build_NoClass_SaysSo() =>
        Should.Throw<ArgumentException>(() => PrototypeLearner.Build([])).Message.ShouldStartWith("The support set has no class.");

    [Theory]
    [InlineData(new[] { 1f, 0f, 0f }, "has 3 numbers, others have 2")]
    [InlineData(new[] { 2f, 0f }, "has length 2 instead of 1")]
    [InlineData(new[] { float.NaN, 0f }, "has length NaN instead of 1")]
    public void Build_BadExample_NamesTheClass(float[] shot, string sentence)
    {
        var error = Should.Throw<ArgumentException>(() => PrototypeLearner.Build([First, new SupportClass("odd", [shot])]));
        error.Message.ShouldContain("\"odd\"");
        error.Message.ShouldContain(sentence);
    }

    [Fact]
    public void Build_OppositeExamples_NamesTheClass() =>
        Should.Throw<ArgumentException>(() => PrototypeLearner.Build([First, new SupportClass("torn", [[1f, 0f], [-1f, 0f]])]))
            .Message.ShouldContain("\"torn\"");

    [Fact]
    public void Judge_WrongSize_SaysBothSizes() =>
        Should.Throw<ArgumentException>(() => PrototypeLearner.Build([First]).Judge([1f, 0f, 0f], new float[1])).Message.ShouldContain("called with 3 and 1");

    private const float GoldenTemperature = 1.0835f;

    /// <summary>Random unit-length centres with unit-length shots around them; the same centres for the same seed, classes and size.</summary>
    private static SupportClass[] Clusters(int classes, int shots, int size, float spread, int seed)
    {
        return [.. Enumerable.Range(0, classes).Select(c =>
        {
            var random = new Random((seed * 1000) + c);
            var centre = Unit(Enumerable.Range(0, size).Select(_ => Normal(random)));
            return new SupportClass($"class {c}", [.. Enumerable.Range(0, shots)
                .Select(_ => Unit(centre.Select(value => value + (spread * Normal(random) / MathF.Sqrt(size))).ToArray()))]);
        })];
    }

    private static float[] Unit(IEnumerable<float> values)
    {
        var vector = values.ToArray();
        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    private static float Normal(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
