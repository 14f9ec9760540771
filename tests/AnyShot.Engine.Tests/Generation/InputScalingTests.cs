using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class InputScalingTests
{
    private static readonly EGanSizes Sizes = new(3, 2, 1, 1, 1, 1, 1, 1);

    [Fact]
    public void Scale_TrainingFeatures_LieFromZeroToOne_AndComeBack()
    {
        using var scope = NewDisposeScope();
        using var scaling = new InputScaling(Sizes);
        // The last coordinate never moves.
        var features = tensor(new float[] { -2, 10, 7, 0, 30, 7, 3, 20, 7 }, [3, 3]);

        scaling.Fit(features, tensor(new float[] { 1, 0, 0, 1 }, [2, 2]));
        var scaled = scaling.Scale(features);

        scaled.data<float>().ToArray().ShouldBe([0, 0, 0, 0.4f, 1, 0, 1, 0.5f, 0], 1e-6);
        var beyond = tensor(new float[] { -5, 100, 7.5f }, [1, 3]);
        scaling.Unscale(scaling.Scale(beyond)).data<float>().ToArray().ShouldBe([-5, 100, 7.5f], 1e-5);
        scaling.Unscale(scaled).data<float>().ToArray().ShouldBe(features.data<float>().ToArray(), 1e-6);
    }

    [Fact]
    public void Condition_TrainingClasses_HaveMeanZeroAndMeanSquareOne()
    {
        using var scope = NewDisposeScope();
        using var scaling = new InputScaling(Sizes);

        scaling.Fit(zeros(1, 3), tensor(new float[] { 0.1f, 0.2f, 0.3f, 0.2f }, [2, 2]));

        scaling.Condition(tensor(new float[] { 0.1f, 0.2f, 0.3f, 0.2f }, [2, 2])).data<float>().ToArray().ShouldBe([-MathF.Sqrt(2), 0, MathF.Sqrt(2), 0], 1e-5);
    }

    [Fact]
    public void Fit_ClassesAllAlike_SaysSo()
    {
        using var scope = NewDisposeScope();
        using var scaling = new InputScaling(Sizes);

        Should.Throw<ArgumentException>(() => scaling.Fit(zeros(1, 3), ones(4, 2))).Message.ShouldContain("all the same");
    }
}
