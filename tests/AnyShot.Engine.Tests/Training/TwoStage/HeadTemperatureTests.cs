using AnyShot.Engine.Training.TwoStage;

namespace AnyShot.Engine.Tests.Training.TwoStage;

[Collection(TorchCollection.Name)]
public sealed class HeadTemperatureTests
{
    /// <summary>Three of four right with 98 %: at (3/4, 1/4) the truth is likeliest, and that is 98:2 to the power 1/T for T = ln 49 / ln 3.</summary>
    [Fact]
    public void Fit_TooSure_FindsTheTemperatureAtWhichConfidenceIsAccuracy()
    {
        StageState[] folds = [State([0.98f, 0.02f, 0.02f, 0.98f], [0, 1]), State([0.98f, 0.02f, 0.98f, 0.02f], [0, 1])];

        HeadTemperature.Fit(folds).Temperature.ShouldBe(Math.Log(49) / Math.Log(3), 1e-3);
    }

    [Fact]
    public void Fit_AllRight_IsOne() => HeadTemperature.Fit([State([0.6f, 0.4f, 0.4f, 0.6f], [0, 1])]).Temperature.ShouldBe(1);

    [Fact]
    public void Fit_NoValidationImages_IsOne() => HeadTemperature.Fit([new StageState()]).Temperature.ShouldBe(1);

    [Fact]
    public void ToTrainedHead_Temperature_IsTheRootOfTheProbabilities()
    {
        TorchSharp.torch.manual_seed(3);
        using var head = new ClassifierHead(size: 4, classes: 3);
        float[] embedding = [0.5f, -0.5f, 0.5f, 0.5f];
        var (plain, scaled) = (new float[3], new float[3]);

        head.ToTrainedHead(1).Judge(embedding, plain);
        head.ToTrainedHead(2).Judge(embedding, scaled);

        var sum = plain.Sum(MathF.Sqrt);
        plain.Max().ShouldBeGreaterThan(0.34f);
        for (var c = 0; c < 3; c++)
        {
            scaled[c].ShouldBe(MathF.Sqrt(plain[c]) / sum, 1e-5f);
        }
    }

    private static StageState State(float[] probabilities, int[] labels) => new() { HeldProbabilities = probabilities, HeldLabels = labels };
}
