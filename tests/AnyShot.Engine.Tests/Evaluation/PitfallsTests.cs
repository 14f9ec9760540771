using AnyShot.Engine.Evaluation;

namespace AnyShot.Engine.Tests.Evaluation;

public sealed class PitfallsTests
{
    [Theory]
    [InlineData(14, 20, true)]
    [InlineData(15, 20, false)]
    [InlineData(40, 19, true)]
    public void LittleData_FewerThanFifteenClassesOfTwentyImages_SaysSo(int classes, int images, bool isSaid) =>
        (Pitfalls.LittleData(Enumerable.Range(0, classes).ToDictionary(c => $"c{c}", _ => images)) is not null).ShouldBe(isSaid);

    [Fact]
    public void OtherEpisodes_SameOrNot_SaysNothingOrBoth()
    {
        Pitfalls.OtherEpisodes(5, 1, 5, 1).ShouldBeNull();
        Pitfalls.OtherEpisodes(20, 1, 5, 1).ShouldBe("Trained on 20-way 1-shot episodes and measured on 5-way 1-shot ones: more ways in training often help, but say so beside the number.");
        Pitfalls.OtherEpisodes(5, 5, 5, 1).ShouldNotBeNull().ShouldEndWith("other shots than in use often cost accuracy.");
    }

    [Theory]
    [InlineData(100, 10, false)]
    [InlineData(101, 10, true)]
    public void Imbalance_AboveTenTimes_NamesBothClasses(int large, int small, bool warns)
    {
        var sentence = Pitfalls.Imbalance(new Dictionary<string, int> { ["a"] = large, ["b"] = 40, ["c"] = small });
        (sentence is not null).ShouldBe(warns);
        sentence?.ShouldStartWith("Class \"a\" has 101 images and class \"c\" 10");
    }

    [Fact]
    public void Duplicates_WithinAndAcross_SaysWhich()
    {
        Pitfalls.Duplicates([("1", "a"), ("2", "a"), ("3", "b")]).ShouldBeNull();
        Pitfalls.Duplicates([("1", "a"), ("1", "a"), ("3", "b")]).ShouldBe("1 image(s) are there more than once, first in class \"a\": an example that counts twice is still one.");
        Pitfalls.Duplicates([("1", "a"), ("1", "b")]).ShouldNotBeNull().ShouldContain("one is in class \"a\" and in class \"b\": one of the two labels is wrong.");
    }

    [Fact]
    public void NearlySame_CosineAboveTheLimit_NamesTheNearestPair()
    {
        (string, float[])[] means = [("a", [1, 0]), ("b", [1, 0.3f]), ("c", [0, 5])];
        Pitfalls.NearlySame(means).ShouldBeNull();
        Pitfalls.NearlySame([.. means, ("d", [0.1f, 5])]).ShouldNotBeNull().ShouldStartWith("Classes \"c\" and \"d\" have nearly the same mean (cosine 1.000)");
    }

    [Fact]
    public void OfExamples_SoundOrDoubtful_OneSentenceForEach()
    {
        Pitfalls.OfExamples([("a", [[1, 0], [0.9f, 0.1f]]), ("b", [[0, 1]]), ("c", [])]).ShouldBeEmpty();
        Pitfalls.OfExamples([("a", [[1, 0], [1, 0]]), ("b", [[2, 0.01f]]), ("c", [.. Enumerable.Range(1, 11).Select(i => new float[] { -i, 3 })])])
            .Select(sentence => sentence.Split(' ')[0]).ShouldBe(["Class", "1", "Classes"]);
    }

    [Fact]
    public void Skipped_ManyClasses_NamesTheFirstFive() =>
        Pitfalls.Skipped(["a", "b", "c", "d", "e", "f", "g"], 2).ShouldBe("Left out, because 2 shot(s) and an independent query need more images: a, b, c, d, e and 2 more.");
}
