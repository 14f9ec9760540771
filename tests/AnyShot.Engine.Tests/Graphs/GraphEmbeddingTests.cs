using AnyShot.Engine.Episodes;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Graphs;

[Collection(TorchCollection.Name)]
public sealed class GraphEmbeddingTests
{
    private static readonly float[] GoldenRows = [1, 0, 0, 0.8f, 0.6f, 0, 0.6f, 0.8f, 0, 0, 0.6f, 0.8f];

    [Fact]
    public void Profiles_GoldenRows_GiveGoldenAttention()
    {
        using var scope = NewDisposeScope();
        var options = new GraphOptions { Neighbours = 1, Alpha = 0.75, Kappa = 2 };
        var attention = TensorAttention.Profiles(tensor(GoldenRows, [1, 4, 3]), options).data<float>().ToArray();
        attention[..4].ShouldBe([0.344944f, 0.342968f, 0.187334f, 0.124753f], 2e-6);
        attention[12..].ShouldBe([0.138059f, 0.195554f, 0.328228f, 0.338159f], 2e-6);
        PlainMethod.Attention([.. GoldenRows.Select(value => (double)value).Chunk(3)], options)[0].ShouldBe([0.344944, 0.342968, 0.187334, 0.124753], 1e-6);
    }

    [Fact]
    public void Build_GoldenRows_GivesGoldenGraph()
    {
        var graph = Built(GoldenRows, 3, 1);
        // Row 3 is nearest to row 2, and row 2 to row 1: a path of three edges.
        graph.Starts.ToArray().ShouldBe([0, 1, 3, 5, 6]);
        graph.Columns.ToArray().ShouldBe([1, 0, 2, 1, 3, 2]);
        // Degrees .8, 1.76, 1.44, .48.
        float[] expected = [0.8f / MathF.Sqrt(0.8f * 1.76f), 0.96f / MathF.Sqrt(1.76f * 1.44f), 0.48f / MathF.Sqrt(1.44f * 0.48f)];
        graph.Weights[0].ShouldBe(expected[0], 1e-6f);
        graph.Weights[2].ShouldBe(expected[1], 1e-6f);
        graph.Weights[4].ShouldBe(expected[2], 1e-6f);
    }

    [Fact]
    public void Build_EqualSimilarities_TakesTheFirstOfThem()
    {
        // Row 0 is as near to each of the others, which are orthogonal to one another.
        var graph = Built([1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1], 4, 2);
        graph.Columns[..graph.Starts[1]].ToArray().ShouldBe([1, 2, 3, 4]);
        graph.Edges.ShouldBe(8);
    }

    [Fact]
    public void Build_RowsOfZeroAndOppositeRows_JoinsNone()
    {
        var graph = Built([0, 0, 1, 0, -1, 0], 2, 4);
        graph.Edges.ShouldBe(0);
    }

    [Theory]
    [InlineData(20, 40)]
    [InlineData(40, 20)]
    public void Triangular_LeavesInnerProducts(int rows, int size)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = nn.functional.normalize(randn(2, rows, size), dim: -1);
        var y = TensorAttention.Triangular(x);
        (y.matmul(y.transpose(1, 2)) - x.matmul(x.transpose(1, 2))).abs().max().item<float>().ShouldBeLessThan(1e-4f);
        y.shape[2].ShouldBe(Math.Min(rows, size));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(13, 33)]
    [InlineData(21, 130)]
    public void Products_OfAnyShape_AreThoseOfDoublePrecision(int count, int size)
    {
        var random = new Random(2);
        var values = Enumerable.Range(0, count * size).Select(_ => random.NextSingle() - 0.5f).ToArray();
        var cut = count / 3 * size;
        var rows = new RowSet(size, values.AsSpan(0, cut), values.AsSpan(cut, cut), values.AsSpan(2 * cut));
        var stride = AlignedFloats.Padded(count);
        var products = new float[count * stride];
        RowProducts.Fill(rows, products, stride);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var expected = Enumerable.Range(0, size).Sum(k => (double)values[(i * size) + k] * values[(j * size) + k]);
                products[(i * stride) + j].ShouldBe((float)expected, 1e-5f);
            }
        }
    }

    [Fact]
    public void Update_OfOneRow_IsAsFillingAnew()
    {
        var random = new Random(4);
        var values = Enumerable.Range(0, 9 * 50).Select(_ => random.NextSingle()).ToArray();
        var (updated, filled) = (new float[9 * 16], new float[9 * 16]);
        RowProducts.Fill(new RowSet(50, values), updated, 16);
        values.AsSpan(4 * 50, 50).Reverse();
        RowProducts.Update(new RowSet(50, values), 4, updated, 16);
        RowProducts.Fill(new RowSet(50, values), filled, 16);
        updated.ShouldBe(filled, 1e-4);
    }

    [Fact]
    public void Negatives_OfTheReference_GiveNoNumberWhereADegreeIsNegative()
    {
        using var scope = NewDisposeScope();
        var rows = tensor(new float[] { 1, 0, -1, 0.1f, -1, -0.1f }, [1, 3, 2]);
        TensorAttention.Profiles(rows, new GraphOptions { Neighbours = 2, Compat = CompatSwitches.B17 }).isnan().any().item<bool>().ShouldBeTrue();
        TensorAttention.Profiles(rows, new GraphOptions { Neighbours = 2 }).isfinite().all().item<bool>().ShouldBeTrue();
    }

    [Fact]
    public void Embed_WithoutQueriesOrWithAnEmptyClass_SaysSo()
    {
        var graph = Built(GoldenRows, 3, 1);
        var attention = new AttentionRows();
        Should.Throw<ArgumentException>(() => attention.Embed(graph, new GraphOptions(), [0, 1, 0, 1], 2, new CentreProblem())).Message.ShouldContain("no query is left");
        Should.Throw<ArgumentException>(() => attention.Embed(graph, new GraphOptions(), [0, 0], 2, new CentreProblem())).Message.ShouldContain("Class 1 has no labelled row");
        Should.Throw<ArgumentException>(() => attention.Embed(graph, new GraphOptions(), [0, 5], 2, new CentreProblem())).Message.ShouldContain("class 5");
    }

    private static NeighbourGraph Built(float[] values, int size, int neighbours)
    {
        var rows = new RowSet(size, values);
        var stride = AlignedFloats.Padded(rows.Count);
        var products = new float[rows.Count * stride];
        RowProducts.Fill(rows, products, stride);
        var graph = new NeighbourGraph();
        graph.Build(products, rows.Count, stride, neighbours);
        return graph;
    }
}
