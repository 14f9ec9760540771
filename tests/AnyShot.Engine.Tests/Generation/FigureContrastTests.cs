using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class FigureContrastTests
{
    private static readonly float[] Anchors = [1, 0, 0.8f, 0.6f, 0, 1, -0.6f, 0.8f];
    private static readonly long[] Pairs = [0, 0, 1, 1];

    [Fact]
    public void Loss_OnePartnerAndAllNegatives_IsThatOfTheFormula()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);

        var loss = FigureContrast.Loss(tensor(Anchors, [4, 2]), tensor(Anchors, [4, 2]), tensor(Pairs), 0.5, negatives: 16, areAnchors: true, random).item<float>();

        // Anchor by anchor: partner, then the two rows of the other class.
        double[] expected = [Term(0.8, 0, -0.6), Term(0.8, 0.6, 0), Term(0.8, 0, 0.6), Term(0.8, -0.6, 0)];
        loss.ShouldBe((float)expected.Average(), 1e-5f);

        static double Term(double partner, double one, double other) => -Math.Log(Math.Exp(partner / 0.5) / (Math.Exp(partner / 0.5) + Math.Exp(one / 0.5) + Math.Exp(other / 0.5)));
    }

    [Fact]
    public void Loss_NoPartnerButItself_CountsAmongGeneratedRowsOnly()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(1);
        var anchors = tensor(Anchors, [4, 2]);
        var labels = arange(4, dtype: ScalarType.Int64);

        FigureContrast.Loss(anchors, anchors, labels, 0.5, 2, areAnchors: true, random).item<float>().ShouldBe(0);
        FigureContrast.Loss(anchors, anchors, labels, 0.5, 2, areAnchors: false, random).item<float>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Loss_OneNegative_DrawsDifferentRowsAndHasAFiniteGradient()
    {
        using var scope = NewDisposeScope();
        var candidates = tensor(Anchors, [4, 2]).requires_grad_();
        var losses = new HashSet<float>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            using var random = new Generator(seed);
            var loss = FigureContrast.Loss(tensor(Anchors, [4, 2]), candidates, tensor(Pairs), 0.5, 1, areAnchors: false, random);
            loss.backward();
            losses.Add(loss.item<float>());
        }

        losses.Count.ShouldBeGreaterThan(5);
        candidates.grad.ShouldNotBeNull().data<float>().ToArray().ShouldAllBe(g => float.IsFinite(g) && g != 0);
    }
}
