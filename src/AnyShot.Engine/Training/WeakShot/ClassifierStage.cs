using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>
/// Phases 0 and 3: a classifier by weighted cross-entropy on small batches (3a); then epochs that alternate between large batches with the graph loss and small ones without (3b): a graph needs
/// images of one class in its batch, a classifier many steps. All epochs are trained; there is no clean image that could choose.
/// </summary>
/// <param name="context">What the stages share.</param>
/// <param name="name">Name of the stage.</param>
/// <param name="images">Places of the images to train on.</param>
/// <param name="labels">Class of every place.</param>
internal sealed class ClassifierStage(StageContext context, string name, int[] images, IReadOnlyList<int> labels)
{
    private const double Momentum = 0.9;
    private const double Decay = 1e-4;
    private const ulong OrderStream = 89;

    private readonly WeakShotOptions _options = context.Options;

    /// <param name="trunk">Trained further, if it is trained.</param>
    /// <param name="classes">At least 2.</param>
    /// <param name="weights">One an image; ones for the plain classifier.</param>
    /// <param name="weighted">Epochs of 3a.</param>
    /// <param name="graphed">Epochs of 3b.</param>
    /// <param name="similarity">For the graph; null leaves it out of 3b.</param>
    /// <returns>The classifier in evaluation mode, with the state.</returns>
    public (ClassifierHead Head, StageState State) Run(ITrunk trunk, int classes, float[] weights, int weighted, int graphed, SimNet? similarity)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Length, images.Length, nameof(weights));
        context.Seed(name);
        var head = new ClassifierHead(trunk.Size, trunk.Network is null ? _options.Hidden : 0, classes);
        using var optimizer = optim.SGD([.. head.parameters(), .. trunk.Network?.parameters() ?? []], _options.ClassifierRate, Momentum, weight_decay: Decay);
        var modules = new Dictionary<string, nn.Module> { ["head"] = head };
        if (trunk.Network is { } network)
        {
            modules["trunk"] = network;
        }

        var checkpoint = new StageCheckpoint(context.Folder, name, modules, new Dictionary<string, SGD> { ["optimizer"] = optimizer });
        var state = checkpoint.Load(context.Fresh);
        var known = _options.Alpha > 0 && similarity is not null && graphed > 0 ? similarity.Trunk.Plain(images) : null;
        trunk.Network?.train();
        for (var epoch = state.Rows.Count; epoch < weighted + graphed; epoch++)
        {
            context.Begin(name, epoch);
            var rate = context.Rate(_options.ClassifierRate, epoch);
            SimNetStage.SetRate(optimizer, rate);
            var isLarge = epoch >= weighted && (epoch - weighted) % 2 == 0;
            var (loss, graph) = Epoch(epoch, trunk, head, optimizer, weights, isLarge, isLarge && known is not null ? (similarity!.Head, known) : null);
            context.End(state, checkpoint, new StageRow(name, epoch + 1, rate, loss, graph, null), weighted + graphed);
        }

        head.eval();
        trunk.Network?.eval();
        return (head, state);
    }

    private (double Loss, double? Graph) Epoch(int epoch, ITrunk trunk, ClassifierHead head, SGD optimizer, float[] weights, bool isLarge, (PairHead Head, Tensor Features)? graph)
    {
        var (loss, graphLoss, steps) = (0.0, 0.0, 0);
        var order = new Pcg32(context.Draw(name, epoch, 0), OrderStream).Permutation(images.Length);
        // A single image has no neighbour and no batch statistics.
        foreach (var batch in order.Chunk(isLarge ? _options.LargeBatch : _options.SmallBatch).Where(batch => batch.Length > 1))
        {
            context.ThrowIfCancelled();
            using var scope = NewDisposeScope();
            var features = head.Features(trunk.Varied(Array.ConvertAll(batch, i => images[i]), context.Draw(name, epoch, steps + 1)));
            var truth = tensor(Array.ConvertAll(batch, i => (long)labels[images[i]]));
            var total = WeakShotLosses.Weighted(head.Answer(features), truth, tensor(Array.ConvertAll(batch, i => weights[i])));
            loss += total.item<float>();
            if (graph is var (pairs, known))
            {
                // Divided by the root of their number, so that alpha means the same for every width.
                var regularisation = WeakShotLosses.Graph(features / Math.Sqrt(features.shape[1]), Graph(pairs, known, batch, truth));
                graphLoss += regularisation.item<float>();
                total += _options.Alpha * regularisation;
            }

            optimizer.zero_grad();
            total.backward();
            optimizer.step();
            steps++;
        }

        return (loss / steps, graph is null ? null : graphLoss / steps);
    }

    private Tensor Graph(PairHead pairs, Tensor known, int[] batch, Tensor truth)
    {
        var features = known.index_select(0, tensor(Array.ConvertAll(batch, i => (long)i)));
        var similarity = pairs.Similarity(features, features);
        var graph = tensor(Array.ConvertAll(similarity, s => (float)Relaxation.Apply(s, _options.GraphMu)), [batch.Length, batch.Length]);
        return _options.GraphJoinsAll ? graph : graph * truth.unsqueeze(1).eq(truth.unsqueeze(0)).to(ScalarType.Float32);
    }
}
