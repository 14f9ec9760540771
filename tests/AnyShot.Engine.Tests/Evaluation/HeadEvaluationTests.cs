using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;

namespace AnyShot.Engine.Tests.Evaluation;

public sealed class HeadEvaluationTests
{
    private static readonly TrainedClassifier Classifier = new(new TrainedHead([new HeadLayer([1, 0, 0, 1, -1, -1], [0, 0, 0])]), ["right", "up", "down"]);

    [Fact]
    public void Run_ThreeOfFourRight_CountsByName()
    {
        var features = new FeatureSet("set", "b@1", [0, 1, 1, 0, 0.9f, 0.1f, 1, 0], 2, [0, 1, 1, 0], ["UP", "right"], new ClassSplit[2]);

        var matrix = HeadEvaluation.Run(Classifier, features);
        var scores = ClassScores.Of(matrix);

        (matrix[1, 1], matrix[0, 0], matrix[1, 0]).ShouldBe((1L, 2L, 1L));
        scores.Asked.ShouldBe(4);
        scores.Accuracy.ShouldBe(0.75);
        scores.BalancedAccuracy.ShouldBe(0.75);
        // right: P 2/3, R 1; up: P 1, R 1/2; nothing was asked of down.
        scores.MacroF1.ShouldBe(((2 * (2.0 / 3) / ((2.0 / 3) + 1)) + (2 * 0.5 / 1.5)) / 2, 1e-12);
        scores.Recall.ShouldBe([1, 0.5, null]);
        scores.Precision.ShouldBe([2.0 / 3, 1, null]);
    }

    [Fact]
    public void Run_ClassThatIsUnknown_NamesIt()
    {
        var features = new FeatureSet("set", "b@1", [0, 1], 2, [0], ["left"], new ClassSplit[1]);

        Should.Throw<InvalidDataException>(() => HeadEvaluation.Run(Classifier, features)).Message.ShouldBe("The classifier does not know the class \"left\"; it was trained on right, up, down.");
    }

    [Fact]
    public void Of_NothingAsked_IsRefused() => Should.Throw<ArgumentException>(() => ClassScores.Of(new ConfusionMatrix(2)));
}
