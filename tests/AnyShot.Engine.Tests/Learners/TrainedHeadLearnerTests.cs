using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.Learners;

public sealed class TrainedHeadLearnerTests
{
    /// <summary>A is to the right, B upwards, C to the left.</summary>
    private static readonly TrainedClassifier Classifier = new(new TrainedHead([new HeadLayer([8, 0, 0, 8, -8, 0], [0, 0, 0])]), ["A", "B", "C"]);

    [Fact]
    public void Judge_OtherOrderAndCase_ProbabilitiesInTheOrderOfTheSupport()
    {
        var learner = TrainedHeadLearner.Build(Classifier, [new SupportClass("c", []), new SupportClass("a", []), new SupportClass("b", [])]);
        var (probabilities, ofHead) = (new float[3], new float[3]);

        learner.Judge([0.6f, 0.8f], probabilities).ShouldBe(0);
        Classifier.Head.Judge([0.6f, 0.8f], ofHead);

        probabilities.ShouldBe([ofHead[2], ofHead[0], ofHead[1]]);
    }

    [Fact]
    public void Judge_Examples_GiveTheNoveltyOfTheMostProbableClassAlone()
    {
        var learner = TrainedHeadLearner.Build(Classifier, [new SupportClass("A", [At(-0.1), At(0), At(0.1)]), new SupportClass("B", []), new SupportClass("C", [])]);
        var probabilities = new float[3];

        var near = learner.Judge(At(0.05), probabilities);
        var far = learner.Judge(At(0.7), probabilities);
        probabilities[0].ShouldBeGreaterThan(probabilities[1]);
        var ofB = learner.Judge(At(1.5), probabilities);

        near.ShouldBeInRange(0.01f, 1);
        far.ShouldBeGreaterThan(1);
        ofB.ShouldBe(0);
    }

    [Fact]
    public void Build_WrongExample_NamesTheClass() => Should.Throw<ArgumentException>(() => TrainedHeadLearner.Build(
        Classifier, [new SupportClass("A", [[1f, 0f, 0f]]), new SupportClass("B", []), new SupportClass("C", [])])).Message.ShouldContain("takes 2 numbers, and the examples have 3");

    [Fact]
    public void Build_ClassMissing_SaysWhichAndWhy() => Should.Throw<ArgumentException>(() => TrainedHeadLearner.Build(
        Classifier, [new SupportClass("A", []), new SupportClass("B", [])])).Message.ShouldContain("\"C\", which is not among the classes");

    private static float[] At(double angle) => [(float)Math.Cos(angle), (float)Math.Sin(angle)];
}
