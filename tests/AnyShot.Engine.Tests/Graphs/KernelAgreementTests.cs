using AnyShot.Engine.Graphs;
using AnyShot.Engine.Transport;

namespace AnyShot.Engine.Tests.Graphs;

/// <summary>The kernels against the plain method, on episodes of many shapes.</summary>
public sealed class KernelAgreementTests
{
    public static TheoryData<ColumnMarginal, int, Centring> Cases()
    {
        var cases = new TheoryData<ColumnMarginal, int, Centring>();
        foreach (var marginal in Enum.GetValues<ColumnMarginal>().Where(marginal => marginal is not (ColumnMarginal.Known or ColumnMarginal.Em)))
        {
            cases.Add(marginal, 1, Centring.Blocks);
            cases.Add(marginal, 3, Centring.Blocks);
        }

        cases.Add(ColumnMarginal.Oracle, 9, Centring.Joint);
        cases.Add(ColumnMarginal.Oracle, 1, Centring.Labelled);
        cases.Add(ColumnMarginal.EmUnbalanced, 1, Centring.Joint);
        cases.Add(ColumnMarginal.Unbalanced, 1, Centring.None);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Kernels_AgreeWithThePlainMethod(ColumnMarginal marginal, int kappa, Centring centring)
    {
        var transport = new TransportOptions { Marginal = marginal };
        var worst = 0.0;
        for (var seed = 0; seed < 12; seed++)
        {
            var episode = new TestEpisode(seed, ways: 2 + (seed % 5), perClass: 1 + (seed % 4), queries: 11 + (7 * seed), size: 20 + (9 * seed), positive: seed % 2 == 1);
            var graph = new GraphOptions { Kappa = kappa, Centring = centring, Neighbours = seed % 3 == 0 ? 10 : 4, Alpha = seed % 2 == 0 ? 0.75 : 0.5 };
            var known = marginal == ColumnMarginal.Known;
            var expected = PlainMethod.Judge(episode.Rows, episode.Labels.Length, episode.Ways, graph, transport, known ? episode.Totals : null);
            var actual = episode.Judge(graph, transport, known);
            for (var i = 0; i < expected.Length; i++)
            {
                for (var c = 0; c < episode.Ways; c++)
                {
                    worst = Math.Max(worst, Math.Abs(expected[i][c] - actual[i][c]));
                }
            }
        }

        worst.ShouldBeLessThan(1e-4);
    }
}
