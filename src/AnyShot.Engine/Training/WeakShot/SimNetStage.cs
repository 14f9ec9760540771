using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>
/// Phase 1: trains the similarity network on pairs of base images, optionally against a discriminator that tells base pairs from noisy ones. The epoch with the highest F1 on base classes that
/// were held out is kept; noisy images are compared with nothing but themselves here, and no label of theirs is read but to draw batches of two classes.
/// </summary>
internal sealed class SimNetStage(StageContext context, WeakShotData data)
{
    private const string Name = StageName.SimNet;
    private const double Momentum = 0.9;
    private const double Decay = 1e-4;
    private const int NoisyClassesPerBatch = 2;

    private readonly WeakShotOptions _options = context.Options;

    /// <param name="trunk">Trained further, if it is trained.</param>
    /// <param name="bestTrunk">Of the same kind; receives the weights of the best epoch.</param>
    /// <returns>The network of the best epoch, with the state.</returns>
    public (SimNet Network, StageState State) Run(ITrunk trunk, ITrunk bestTrunk)
    {
        context.Seed(Name);
        var head = NewHead(trunk.Size);
        var best = NewHead(trunk.Size);
        var discriminator = new DomainDiscriminator(head.RelationSize);
        using var optimizer = optim.SGD([.. head.parameters(), .. trunk.Network?.parameters() ?? []], _options.SimNetRate, Momentum, weight_decay: Decay);
        using var against = optim.SGD(discriminator.parameters(), _options.SimNetRate, Momentum, weight_decay: Decay);
        var checkpoint = new StageCheckpoint(context.Folder, Name, Modules(trunk, head, bestTrunk, best, discriminator), new Dictionary<string, SGD> { ["optimizer"] = optimizer, ["against"] = against });
        var state = checkpoint.Load(context.Fresh);

        var batches = new PairBatches(data.Training, data.Labels, _options.PairBatch, _options.PairClasses, _options.Seed);
        var noisy = _options.Beta > 0 ? new PairBatches(data.Noisy, data.Labels, _options.PairBatch, NoisyClassesPerBatch, _options.Seed + 1) : null;
        var f1 = new PairF1(data.HeldOut, data.Labels, _options.Seed);
        head.train();
        trunk.Network?.train();
        for (var epoch = state.Rows.Count; epoch < _options.EpochsSimNet; epoch++)
        {
            context.Begin(Name, epoch);
            var rate = context.Rate(_options.SimNetRate, epoch);
            SetRate(optimizer, rate);
            SetRate(against, rate);
            var (loss, domain) = Epoch(epoch, trunk, head, discriminator, optimizer, against, batches, noisy);
            var measured = f1.Of(trunk, head);
            if (!(measured <= state.BestF1))
            {
                (state.BestF1, state.BestEpoch) = (measured, epoch + 1);
                best.load_state_dict(head.state_dict());
                bestTrunk.Network?.load_state_dict(trunk.Network!.state_dict());
            }

            context.End(state, checkpoint, new StageRow(Name, epoch + 1, rate, loss, domain, measured), _options.EpochsSimNet);
        }

        best.eval();
        bestTrunk.Network?.eval();
        return (new SimNet(bestTrunk, best), state);
    }

    private PairHead NewHead(int size) => PairHead.Create(size, _options);

    private (double Loss, double? Domain) Epoch(
        int epoch, ITrunk trunk, PairHead head, DomainDiscriminator discriminator, SGD optimizer, SGD against, PairBatches batches, PairBatches? noisy)
    {
        var (loss, domain, step) = (0.0, 0.0, 0);
        IReadOnlyList<int[]> others = noisy?.Of(epoch) ?? [];
        foreach (var batch in batches.Of(epoch))
        {
            context.ThrowIfCancelled();
            using var scope = NewDisposeScope();
            var draw = context.Draw(Name, epoch, step);
            var relation = head.Relation(trunk.Varied(batch, draw));
            var similarity = WeakShotLosses.Similarity(head.Answer(relation), tensor(Array.ConvertAll(batch, image => (long)data.Labels[image])));
            loss += similarity.item<float>();
            optimizer.zero_grad();
            if (others.Count == 0)
            {
                similarity.backward();
                optimizer.step();
            }
            else
            {
                // The two domains pass one after the other, so that batch normalisation does not mix their statistics.
                var noisyRelation = head.Relation(trunk.Varied(others[step % others.Count], draw + (1UL << 20)));
                var told = WeakShotLosses.Domain(discriminator.call(relation), discriminator.call(noisyRelation));
                (similarity - (_options.Beta * told)).backward();
                optimizer.step();
                against.zero_grad();
                var telling = WeakShotLosses.Domain(discriminator.call(relation.detach()), discriminator.call(noisyRelation.detach()));
                telling.backward();
                against.step();
                domain += telling.item<float>();
            }

            step++;
        }

        return (loss / step, others.Count == 0 ? null : domain / step);
    }

    internal static void SetRate(SGD optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = rate;
        }
    }

    private static Dictionary<string, nn.Module> Modules(ITrunk trunk, PairHead head, ITrunk bestTrunk, PairHead best, DomainDiscriminator discriminator)
    {
        var modules = new Dictionary<string, nn.Module> { ["head"] = head, ["best-head"] = best, ["discriminator"] = discriminator };
        if (trunk.Network is { } network)
        {
            modules["trunk"] = network;
            modules["best-trunk"] = bestTrunk.Network!;
        }

        return modules;
    }
}
