using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>
/// The baseline: <see cref="SupervisedNetwork"/> trained on the labels alone, Adam 1e-3, no augmentation, pixels standardised on the labelled pictures. The weights after that number
/// of steps are measured which the held-out pictures like best: early stopping with more labels than a plant would have, in favour of the baseline.
/// </summary>
internal sealed class SupervisedSource(LabelPlan plan) : ILabelSource
{
    private const double LearningRate = 1e-3;
    private const int SmallestBatch = 16;
    private const int LargestBatch = 64;
    private const int TestBatch = 250;
    private const ulong OrderStream = 109;
    private static readonly int[] MeasuredSteps = [25, 50, 100, 200, 400, 800];

    public string Name => SweepOptions.Supervised;

    public IEnumerable<SweepRow> Measure(int labels, int run, CancellationToken cancellationToken)
    {
        var drawn = plan.Draw(labels, run);
        var (channels, side) = (plan.Pictures.Training.Channels, plan.Pictures.Training.Side);
        var best = -1.0;
        using var outer = NewDisposeScope();
        var raw = Pixels(plan.PicturesOf(drawn), channels, side);
        var mean = raw.mean([0, 2, 3], keepdim: true);
        var deviation = raw.std([0, 2, 3], unbiased: false, keepdim: true).clamp(min: 1e-3);
        var x = (raw - mean) / deviation;
        var y = tensor([.. plan.LabelsOf(drawn).Select(label => (long)label)]);
        manual_seed((long)(Pcg32.Mix(((ulong)run << 32) + (ulong)labels) & long.MaxValue));
        using var network = new SupervisedNetwork(channels, side, plan.Pictures.ClassNames.Count);
        using var kept = new SupervisedNetwork(channels, side, plan.Pictures.ClassNames.Count);
        using var optimizer = optim.Adam(network.parameters(), LearningRate);
        var count = drawn.Count;
        var batch = Math.Clamp(count / 4, Math.Min(SmallestBatch, count), LargestBatch);
        var (order, at, epoch) = (Array.Empty<long>(), 0, 0);
        for (var step = 1; step <= MeasuredSteps[^1]; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            if (at + batch > order.Length)
            {
                order = [.. new Pcg32(((ulong)run << 32) + (ulong)epoch++, OrderStream).Permutation(count).Select(i => (long)i)];
                at = 0;
            }

            var chosen = tensor(order[at..(at + batch)]);
            at += batch;
            network.train();
            optimizer.zero_grad();
            nn.functional.cross_entropy(network.call(x.index_select(0, chosen)), y.index_select(0, chosen)).backward();
            optimizer.step();
            if (MeasuredSteps.Contains(step)
                && Accuracy(network, plan.PicturesOf(plan.HeldOut), plan.LabelsOf(plan.HeldOut), mean, deviation) is var share
                && share > best)
            {
                best = share;
                kept.load_state_dict(network.state_dict());
            }
        }

        var test = Accuracy(kept, plan.Pictures.Test.Pictures, plan.Pictures.TestLabels, mean, deviation);
        return [new SweepRow(Name, "", "end-to-end", labels, run, best, test)];
    }

    public void Dispose()
    {
    }

    private static double Accuracy(SupervisedNetwork network, IReadOnlyList<byte[]> pictures, IReadOnlyList<int> labels, Tensor mean, Tensor deviation)
    {
        network.eval();
        using var gradients = no_grad();
        var right = 0L;
        for (var start = 0; start < pictures.Count; start += TestBatch)
        {
            using var scope = NewDisposeScope();
            var chunk = pictures.Skip(start).Take(TestBatch).ToArray();
            var answers = network.call((Pixels(chunk, (int)mean.shape[1], (int)Math.Sqrt(chunk[0].Length / (double)mean.shape[1])) - mean) / deviation).argmax(1);
            right += answers.eq(tensor([.. Enumerable.Range(start, chunk.Length).Select(i => (long)labels[i])])).sum().item<long>();
        }

        return (double)right / pictures.Count;
    }

    private static Tensor Pixels(IReadOnlyList<byte[]> pictures, int channels, int side) =>
        tensor([.. pictures.SelectMany(picture => picture.Select(value => value / 255f))], [pictures.Count, channels, side, side]);
}
