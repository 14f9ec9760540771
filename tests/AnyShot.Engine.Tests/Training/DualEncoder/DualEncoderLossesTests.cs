using AnyShot.Engine.Backbones;
using AnyShot.Engine.Rendering.Scenes;
using AnyShot.Engine.Training.DualEncoder;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Training.DualEncoder;

[Collection(TorchCollection.Name)]
public sealed class DualEncoderLossesTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    [Fact]
    public void Positives_SmallNumbers_EqualsPlainLoops()
    {
        double[,] logits = { { 1, -2, 0.5 }, { 0.3, 0.1, -1 }, { 2, 2, 1 } };
        // The second picture fits no caption, the third caption no picture: neither counts in its direction.
        double[,] positives = { { 1, 1, 0 }, { 0, 0, 0 }, { 0, 1, 0 } };
        var rows = new List<double>();
        foreach (var i in new[] { 0, 2 })
        {
            rows.Add(Divergence([.. Enumerable.Range(0, 3).Select(j => logits[i, j])], [.. Enumerable.Range(0, 3).Select(j => positives[i, j])]));
        }

        var columns = new List<double>();
        foreach (var j in new[] { 0, 1 })
        {
            columns.Add(Divergence([.. Enumerable.Range(0, 3).Select(i => logits[i, j])], [.. Enumerable.Range(0, 3).Select(i => positives[i, j])]));
        }

        PositivesLoss.Of(ToTensor(logits), ToTensor(positives)).item<float>().ShouldBe((float)((rows.Average() + columns.Average()) / 2), 1e-5f);
    }

    [Fact]
    public void Instances_SmallNumbers_EqualsPlainLoops()
    {
        var vectors = nn.functional.normalize(tensor(new float[] { 1, 0, 1, 2, 2, 1, 0, 1, 3, 1, -1, 0 }, [4, 3]));
        var rows = Enumerable.Range(0, 4).Select(i => vectors[i].data<float>().ToArray()).ToArray();
        var losses = Enumerable.Range(0, 4).Select(i =>
        {
            var others = Enumerable.Range(0, 4).Where(j => j != i).ToArray();
            double[] logits = [.. others.Select(j => rows[i].Zip(rows[j], (a, b) => a * b).Sum() / 0.2)];
            return CrossEntropy(logits, [.. others.Select(j => j == (i + 2) % 4 ? 1.0 : 0)]);
        });

        PairLoss.Instances(vectors, zeros(2, 2), 0.2).item<float>().ShouldBe((float)losses.Average(), 1e-4f);
    }

    [Fact]
    public void Instances_ScenesAlike_AreNotHeldAgainstEachOther()
    {
        // Two scenes with the same vectors: held against each other they cost ln 3, not held against each other nothing.
        var vectors = nn.functional.normalize(ones(4, 3));
        var alike = tensor(new float[] { 0, 1, 1, 0 }, [2, 2]);

        PairLoss.Instances(vectors, zeros(2, 2), 0.2).item<float>().ShouldBe(MathF.Log(3), 1e-4f);
        PairLoss.Instances(vectors, alike, 0.2).item<float>().ShouldBe(0, 1e-4f);
        PairLoss.OneShot(vectors, alike, 10).item<float>().ShouldBe(0, 1e-4f);
    }

    [Fact]
    public void Cells_HeadsThatKnowNothing_CostTwiceTheLogarithmOfTheShapes()
    {
        using var heads = new CellHeads();
        foreach (var parameter in heads.parameters())
        {
            parameter.detach().zero_();
        }

        var shapes = TraitValues.Count(Trait.FlawShape);
        var cells = zeros([2, 4, 4], ScalarType.Int64);
        cells[0, 1, 1] = 3;
        cells[1, 2, 3] = -1;
        var loss = heads.Loss(rand(2, MiniNet.MiddleChannels, 4, 4), rand(2, MiniNet.LastChannels, 2, 2), cells);

        // One for the cells with a defect and one for those without, whatever their number.
        loss.item<float>().ShouldBe(2 * MathF.Log(shapes), 1e-4f);
    }

    [Fact]
    public void OneShot_SmallNumbers_EqualsPlainLoops()
    {
        float[][] one = [[1, 0], [0.6f, 0.8f]];
        float[][] other = [[0.8f, 0.6f], [0, 1]];
        double Logit(int i, int j) => 10 * one[i].Zip(other[j], (a, b) => a * b).Sum();
        var there = Enumerable.Range(0, 2).Average(i => CrossEntropy([Logit(i, 0), Logit(i, 1)], i == 0 ? [1, 0] : [0, 1]));
        var back = Enumerable.Range(0, 2).Average(j => CrossEntropy([Logit(0, j), Logit(1, j)], j == 0 ? [1, 0] : [0, 1]));

        PairLoss.OneShot(tensor((float[])[.. one[0], .. one[1], .. other[0], .. other[1]], [4, 2]), zeros(2, 2), 10).item<float>().ShouldBe((float)((there + back) / 2), 1e-4f);
    }

    [Fact]
    public void Follow_AfterManySteps_KeepsTheShareAndCopiesCounts()
    {
        using var trained = nn.BatchNorm2d(2);
        using var average = nn.BatchNorm2d(2);
        var averaged = new AveragedWeights(average, trained, 0.9);
        using (no_grad())
        {
            trained.weight!.fill_(3);
            trained.num_batches_tracked!.fill_(5);
        }

        averaged.Follow(step: 0);
        // The first steps forget more: a tenth of the start is kept.
        average.weight!.data<float>().ToArray().ShouldAllBe(value => Math.Abs(value - 2.8f) < 1e-5f);
        averaged.Follow(step: 1_000_000);
        average.weight!.data<float>().ToArray().ShouldAllBe(value => Math.Abs(value - 2.82f) < 1e-5f);
        average.num_batches_tracked!.item<long>().ShouldBe(5);
    }

    public void Dispose() => _scope.Dispose();

    private static double CrossEntropy(double[] logits, double[] positives)
    {
        var all = logits.Sum(Math.Exp);
        return -logits.Zip(positives, (logit, positive) => positive * Math.Log(Math.Exp(logit) / all)).Sum() / positives.Sum();
    }

    private static double Divergence(double[] logits, double[] positives) => CrossEntropy(logits, positives) - Math.Log(positives.Sum());

    private static Tensor ToTensor(double[,] values) => tensor(values.Cast<double>().Select(value => (float)value).ToArray(), [values.GetLength(0), values.GetLength(1)]);
}
