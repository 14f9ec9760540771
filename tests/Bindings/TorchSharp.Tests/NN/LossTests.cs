using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.NN;

public sealed class LossTests : ScopedTest
{
    private static readonly double[] Logits = [1, 2, -1, 0.5, 0, 3];

    private static Tensor Input => Numbers([2, 3], Logits);

    private static Tensor Classes => tensor(new[] { 1L, 2L });

    private static double LogSoftmax(int row, int column) => Logits[(row * 3) + column] - Math.Log(Logits.Skip(row * 3).Take(3).Sum(Math.Exp));

    [Fact]
    public void CrossEntropy_Reductions_AreMinusLogSoftmaxOfTheClass()
    {
        double[] losses = [-LogSoftmax(0, 1), -LogSoftmax(1, 2)];
        ShouldBe(functional.cross_entropy(Input, Classes, reduction: Reduction.None), losses);
        ShouldBe(CrossEntropyLoss(reduction: Reduction.Sum).call(Input, Classes), [losses.Sum()]);
        ShouldBe(CrossEntropyLoss().call(Input, Classes), [losses.Average()]);
        ShouldBe(NLLLoss().call(functional.log_softmax(Input, 1), Classes), [losses.Average()]);
    }

    [Fact]
    public void CrossEntropy_Weights_GiveAWeightedMean()
    {
        var weight = Numbers([3], 1, 2, 5);
        ShouldBe(CrossEntropyLoss(weight).call(Input, Classes), [-((2 * LogSoftmax(0, 1)) + (5 * LogSoftmax(1, 2))) / 7]);
    }

    [Fact]
    public void CrossEntropy_LabelSmoothing_MixesWithTheUniformDistribution()
    {
        double Row(int row, int label) => -((0.9 * LogSoftmax(row, label)) + (0.1 * Enumerable.Range(0, 3).Average(c => LogSoftmax(row, c))));
        ShouldBe(new CrossEntropyLoss(label_smoothing: 0.1).call(Input, Classes), [(Row(0, 1) + Row(1, 2)) / 2]);
    }

    [Fact]
    public void CrossEntropy_IgnoredClassAndProbabilities_CountAsTheySay()
    {
        ShouldBe(functional.cross_entropy(Input, Classes, ignore_index: 2), [-LogSoftmax(0, 1)]);
        var probabilities = Numbers([2, 3], 0.2, 0.8, 0, 0, 0, 1);
        ShouldBe(functional.cross_entropy(Input, probabilities), [-((0.2 * LogSoftmax(0, 0)) + (0.8 * LogSoftmax(0, 1)) + LogSoftmax(1, 2)) / 2]);
    }

    [Fact]
    public void CrossEntropy_ClassOutsideTheRange_Throws() =>
        Should.Throw<System.Runtime.InteropServices.ExternalException>(() => functional.cross_entropy(Input, tensor(new[] { 1L, 3L }))).Message.ShouldContain("Target 3");

    [Fact]
    public void BinaryCrossEntropy_WithAndWithoutLogits_FollowsTheFormula()
    {
        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
        var input = Numbers([2], 2, -1);
        var target = Numbers([2], 1, 0.25);
        double[] losses = [-Math.Log(Sigmoid(2)), -(0.25 * Math.Log(Sigmoid(-1))) - (0.75 * Math.Log(Sigmoid(1)))];
        ShouldBe(BCEWithLogitsLoss().call(input, target), [losses.Average()]);
        ShouldBe(BCELoss().call(input.sigmoid(), target), [losses.Average()]);
        ShouldBe(BCEWithLogitsLoss(weight: Numbers([2], 3, 0), reduction: Reduction.Sum).call(input, target), [3 * losses[0]]);
        ShouldBe(
            BCEWithLogitsLoss(reduction: Reduction.None, pos_weights: Numbers([1], 4)).call(input, target),
            [4 * losses[0], -(4 * 0.25 * Math.Log(Sigmoid(-1))) - (0.75 * Math.Log(Sigmoid(1)))]);
    }

    [Fact]
    public void Regression_Losses_FollowTheirFormulas()
    {
        var input = Numbers([3], 0, 1, 5);
        var target = Numbers([3], 0.5, 1, 2);
        ShouldBe(MSELoss().call(input, target), [(0.25 + 9) / 3]);
        ShouldBe(L1Loss(Reduction.Sum).call(input, target), [3.5]);
        ShouldBe(SmoothL1Loss(Reduction.None, beta: 2).call(input, target), [0.25 / 4, 0, 2]);
    }

    [Fact]
    public void KLDiv_BothTargets_FollowsTheFormula()
    {
        double[] p = [0.5, 0.25, 0.25];
        double[] q = [0.2, 0.5, 0.3];
        var expected = p.Zip(q, (a, b) => a * Math.Log(a / b)).Sum();
        var input = Numbers([3], q).log();
        ShouldBe(KLDivLoss(log_target: false, Reduction.Sum).call(input, Numbers([3], p)), [expected]);
        ShouldBe(KLDivLoss(reduction: Reduction.Mean).call(input, Numbers([3], p).log()), [expected / 3]);
    }

    [Fact]
    public void Metric_Losses_FollowTheirFormulas()
    {
        var a = Numbers([2, 2], 1, 0, 3, 4);
        var b = Numbers([2, 2], 1, 1, 4, 3);
        double[] cosines = [1 / Math.Sqrt(2), 24.0 / 25];
        ShouldBe(CosineEmbeddingLoss(0.5, Reduction.None).call(a, b, Numbers([2], 1, -1)), [1 - cosines[0], cosines[1] - 0.5], 1e-6);
        ShouldBe(functional.cosine_similarity(a, b), cosines);
        ShouldBe(TripletMarginLoss(margin: 3, reduction: Reduction.None).call(a, b, Numbers([2, 2], 1, 3, 3, 14)), [1, 0], 1e-5);
        ShouldBe(functional.one_hot(tensor(new[] { 2L, 0L })), [0, 0, 1, 1, 0, 0]);
    }

    [Fact]
    public void Gradients_AllLosses_MatchFiniteDifferences()
    {
        var target = Random(2, 3);
        FiniteDifferences.CheckGradient(t => functional.cross_entropy(t[0], Classes, label_smoothing: 0.1), Input);
        FiniteDifferences.CheckGradient(t => functional.binary_cross_entropy_with_logits(t[0], target.sigmoid()), Input);
        FiniteDifferences.CheckGradient(t => functional.mse_loss(t[0], t[1]), Input, target);
        FiniteDifferences.CheckGradient(t => functional.smooth_l1_loss(t[0], t[1], beta: 0.7), Input, target);
        FiniteDifferences.CheckGradient(t => functional.kl_div(t[0], t[1]), Input, target);
        FiniteDifferences.CheckGradient(t => functional.triplet_margin_loss(t[0], t[1], t[2], margin: 5), Input, target, Random(2, 3));
        FiniteDifferences.CheckSecondGradient(t => functional.cross_entropy(t[0], Classes), Input);
    }

    [Fact]
    public void Forward_ShapesThatDoNotFit_Throws() => Should.Throw<System.Runtime.InteropServices.ExternalException>(() => functional.mse_loss(Random(2, 3), Random(4, 5)));
}
