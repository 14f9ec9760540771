using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Transport;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Learners.Transductive;

/// <summary>
/// What the learners that assign queries by optimal transport have in common. Batches in the processor's memory run through the kernels, on as many threads as torch
/// uses; on other devices, and where a flaw of the reference is asked for, the tensor form judges them.
/// </summary>
public abstract class TransportLearner : IEpisodeLearner
{
    // A span has at most 2^31 bytes.
    private const long MostBytes = 1L << 30;

    // Queries from which on the relaxed totals count fully, and below which they tell nothing.
    private const int FullWindow = 45;
    private const int LeastWindow = 15;

    private readonly ConcurrentBag<EpisodeRoom> _rooms = [];

    /// <param name="transport">Required to be valid.</param>
    /// <exception cref="ArgumentException">It is not; one sentence names the setting.</exception>
    protected TransportLearner(TransportOptions transport)
    {
        transport.Require();
        Transport = transport;
    }

    public abstract string Name { get; }

    public TransportOptions Transport { get; }

    /// <inheritdoc />
    public Tensor Judge(EpisodeBatch batch)
    {
        if (batch.Shots + batch.SyntheticPerClass == 0)
        {
            throw new ArgumentException($"The learner {Name} needs shots or generated features, and the episodes have neither.", nameof(batch));
        }

        if (Transport.Marginal == ColumnMarginal.Known && batch.KnownTotals is null)
        {
            throw new ArgumentException($"The learner {Name} with the known marginal needs the queries' totals, and the episodes have none.", nameof(batch));
        }

        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var perEpisode = (batch.Support.shape[1] + batch.Synthetic.shape[1] + batch.QueryCount) * batch.Size * sizeof(float);
        var block = (int)Math.Clamp(MostBytes / perEpisode, 1, batch.Count);
        var judged = new List<Tensor>();
        for (var start = 0; start < batch.Count; start += block)
        {
            using var inner = NewDisposeScope();
            judged.Add(JudgeBlock(batch, start, Math.Min(block, batch.Count - start)).MoveToOuterDisposeScope());
        }

        return (judged.Count == 1 ? judged[0] : cat(judged, 0)).MoveToOuterDisposeScope();
    }

    /// <summary>Graph of an episode with so many shots; null where rows are compared as they are.</summary>
    protected abstract GraphOptions? GraphFor(int shots);

    /// <summary>The labelled rows in up to two pieces, and the queries, all (R, rows, d).</summary>
    protected abstract (Tensor First, Tensor? Second, Tensor Queries) Rows(Tensor synthetic, Tensor support, Tensor queries);

    /// <summary>The last word on the plan; as it is, unless a learner has something to add.</summary>
    /// <param name="plan">Probabilities, (R, queries, N).</param>
    /// <param name="labelled">(R, rows, d), interleaved by class.</param>
    /// <param name="queries">(R, queries, d).</param>
    /// <param name="ways">Classes (N).</param>
    protected virtual Tensor Conclude(Tensor plan, Tensor labelled, Tensor queries, int ways) => plan;

    /// <summary>Few queries tell little of the mix of classes: the relaxed totals' exponent grows with their number.</summary>
    private double Exponent(int queries) => queries < LeastWindow ? 0 : Transport.Exponent * Math.Min(1.0, queries / (double)FullWindow);

    private Tensor JudgeBlock(EpisodeBatch batch, int start, int count)
    {
        var (first, second, queries) = Rows(batch.Synthetic.narrow(0, start, count), batch.Support.narrow(0, start, count), batch.Queries.narrow(0, start, count));
        var totals = Transport.Marginal == ColumnMarginal.Known ? batch.KnownTotals!.narrow(0, start, count).to_type(ScalarType.Float32) : null;
        var graph = GraphFor(batch.Shots);
        var labelled = second is null ? first : cat([first, second], 1);
        return Conclude(Plan(), labelled, queries, batch.Ways);

        Tensor Plan()
        {
            if (queries.device_type == DeviceType.CPU && queries.dtype == ScalarType.Float32 && graph?.Compat.HasFlag(CompatSwitches.B17) != true)
            {
                return JudgeByKernels(first.contiguous(), second?.contiguous(), queries.contiguous(), totals?.contiguous(), batch.Ways, graph);
            }

            var rows = cat([labelled, queries], 1);
            return TensorCentres.Solve(
                graph is null ? rows : TensorAttention.Embed(rows, (int)labelled.shape[1], graph), (int)labelled.shape[1], batch.Ways, Transport, totals, Exponent(batch.QueryCount));
        }
    }

    private Tensor JudgeByKernels(Tensor first, Tensor? second, Tensor queries, Tensor? totals, int ways, GraphOptions? graph)
    {
        var (count, asked, size) = ((int)queries.shape[0], (int)queries.shape[1], (int)queries.shape[2]);
        var labels = new int[first.shape[1] + (second?.shape[1] ?? 0)];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = i % ways;
        }

        var judged = empty([count, asked, ways], dtype: ScalarType.Float32);
        var exponent = Exponent(asked);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, get_num_threads()) };
        Parallel.For(0, count, limits, () => _rooms.TryTake(out var room) ? room : new EpisodeRoom(), JudgeOne, _rooms.Add);
        return judged;

        EpisodeRoom JudgeOne(int episode, ParallelLoopState state, EpisodeRoom room)
        {
            var own = second is null ? default : Part(second, episode);
            var known = totals is null ? default : Part(totals, episode);
            if (graph is null)
            {
                room.Judge(new RowSet(size, Part(first, episode), own), labels, new RowSet(size, Part(queries, episode)), ways, Transport, known, exponent, Part(judged, episode));
            }
            else
            {
                room.Judge(new RowSet(size, Part(first, episode), own, Part(queries, episode)), labels, ways, graph, Transport, known, exponent, Part(judged, episode));
            }

            return room;
        }
    }

    /// <summary>One episode's numbers in a contiguous tensor.</summary>
    private static Span<float> Part(Tensor tensor, int episode)
    {
        var all = MemoryMarshal.Cast<byte, float>(tensor.bytes);
        var length = all.Length / (int)tensor.shape[0];
        return all.Slice(episode * length, length);
    }
}
