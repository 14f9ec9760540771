using AnyShot.Engine.Episodes;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Simd;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Graphs;

/// <summary>A random task: Gaussian clusters around random means, labelled rows interleaved by class, queries in random numbers.</summary>
internal sealed class TestEpisode
{
    public TestEpisode(int seed, int ways = 5, int perClass = 5, int queries = 40, int size = 32, double spread = 1.2, bool positive = false)
    {
        var random = new Random(seed);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var means = Enumerable.Range(0, ways).Select(_ => Enumerable.Range(0, size).Select(_ => Normal()).ToArray()).ToArray();
        float[] Row(int c) => [.. means[c].Select(mean => (float)(mean + (spread * Normal()))).Select(value => positive ? Math.Max(value, 0) : value)];
        Ways = ways;
        Size = size;
        Labels = [.. Enumerable.Range(0, perClass * ways).Select(i => i % ways)];
        Truth = [.. Enumerable.Range(0, queries).Select(_ => (int)(ways * Math.Pow(random.NextDouble(), 1.5)))];
        Labelled = [.. Labels.SelectMany(Row)];
        Queries = [.. Truth.SelectMany(Row)];
    }

    public int Ways { get; }

    public int Size { get; }

    public int[] Labels { get; }

    public int[] Truth { get; }

    public float[] Labelled { get; }

    public float[] Queries { get; }

    public double[][] Rows => [.. Labelled.Concat(Queries).Select(value => (double)value).Chunk(Size)];

    public double[] Totals => [.. Enumerable.Range(0, Ways).Select(c => (double)Truth.Count(label => label == c))];

    /// <summary>The episode as a batch of one; the first half of each class's labelled rows counts as generated.</summary>
    public EpisodeBatch Batch()
    {
        var generated = Labels.Length / Ways / 2 * Ways;
        return new EpisodeBatch
        {
            Synthetic = tensor(Labelled[..(generated * Size)], [1, generated, Size]),
            Support = tensor(Labelled[(generated * Size)..], [1, Labels.Length - generated, Size]),
            Queries = tensor(Queries, [1, Truth.Length, Size]),
            KnownTotals = tensor(Totals.Select(total => (float)total).ToArray(), [1, Ways]),
            Ways = Ways,
        };
    }

    /// <summary>Through the tensor form.</summary>
    public float[][] JudgeAsTensor(GraphOptions graphOptions, TransportOptions transport, bool known = false)
    {
        using var scope = NewDisposeScope();
        var rows = tensor(Labelled.Concat(Queries).ToArray(), [1, Labels.Length + Truth.Length, Size]);
        var totals = known ? tensor(Totals.Select(total => (float)total).ToArray(), [1, Ways]) : null;
        var embedded = TensorAttention.Embed(rows, Labels.Length, graphOptions);
        return [.. TensorCentres.Solve(embedded, Labels.Length, Ways, transport, totals, transport.Exponent).data<float>().ToArray().Chunk(Ways)];
    }

    /// <summary>Through the kernels, stage by stage.</summary>
    public float[][] Judge(GraphOptions graphOptions, TransportOptions transport, bool known = false)
    {
        var rows = new RowSet(Size, Labelled, Queries);
        var stride = AlignedFloats.Padded(rows.Count);
        var products = new float[rows.Count * stride];
        RowProducts.Fill(rows, products, stride);
        var graph = new NeighbourGraph();
        graph.Build(products, rows.Count, stride, graphOptions.Neighbours);
        var problem = new CentreProblem();
        new AttentionRows().Embed(graph, graphOptions, Labels, Ways, problem);
        var probabilities = new float[Truth.Length * Ways];
        new CentreOptimiser().Solve(problem, transport, known ? [.. Totals.Select(total => (float)total)] : [], transport.Exponent, probabilities);
        return [.. probabilities.Chunk(Ways)];
    }
}
