using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Rendering;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>
/// Trains a backbone on the base classes of a data set and writes a model folder: 1. rotation stage, 2. S2M2_R stage, each with Adam and a learning rate that rises
/// and falls once; 3. the weights of the epoch whose 1-shot accuracy on the validation images was highest are kept; 4. where classes have attributes, a generator
/// of features. Images of novel classes are never opened.
/// </summary>
public sealed class BackbonePretraining
{
    private readonly PretrainingOptions _options;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public BackbonePretraining(PretrainingOptions options, TimeProvider time)
    {
        options.Require();
        _options = options;
        _time = time;
    }

    /// <summary>Trains to the end, or goes on from the last checkpoint in the output folder.</summary>
    /// <param name="report">Called after every step on the calling thread.</param>
    /// <param name="cancellationToken">Stops after the current step; a checkpoint is written first.</param>
    /// <returns>The card that was written.</returns>
    /// <exception cref="InvalidDataException">The data set, the split file, a setting or the checkpoint does not fit; one sentence says which.</exception>
    public ModelCard Run(Action<PretrainingProgress> report, CancellationToken cancellationToken)
    {
        var device = ComputeDevice.Choose(_options.Device);
        if (_options.Threads > 0)
        {
            set_num_threads(_options.Threads);
        }

        Directory.CreateDirectory(_options.OutputFolder);
        using var scope = NewDisposeScope();
        manual_seed((long)(_options.Seed & long.MaxValue));
        var set = TrainingSet.Read(_options);
        GeneratorStage.Require(_options, set);
        var folder = new ModelFolder(_options, set);
        using var best = BackboneNetworks.Create(_options.Backbone, _options.Channels, _options.Side, _options.Compat);
        using var network = new PretrainingNetwork(BackboneNetworks.Create(_options.Backbone, _options.Channels, _options.Side, _options.Compat), set.BaseClasses.Count);
        best.to(device);
        network.to(device);
        var spec = folder.Spec(network.Backbone);
        var validation = new Validation(_options, set.Validation, spec);
        var plan = new TrainingPlan(_options, set.Training.Count);
        var batches = new TrainingBatches(_options, plan, set.Training, spec);

        var state = Train(new Session(plan, batches, network, best, validation, device), folder.Settings, report, cancellationToken);

        folder.Write(best, state, validation.Ways);
        if (_options.SemanticsFile is not null)
        {
            new GeneratorStage(_options, set).Run(report, cancellationToken);
        }

        Checkpoint().Remove();
        return folder.Card(best, state, validation.Ways);
    }

    private NetworkCheckpoint<PretrainingState> Checkpoint() => new(_options.OutputFolder, TrainingStateJson.Default.PretrainingState);

    private PretrainingState Train(Session session, string settings, Action<PretrainingProgress> report, CancellationToken cancellationToken)
    {
        var checkpoint = Checkpoint();
        var (plan, network) = (session.Plan, session.Network);
        var optimizer = optim.Adam(network.parameters());
        try
        {
            var state = checkpoint.Load(new PretrainingState { Settings = settings }, network, session.Best, optimizer);
            var (started, workBefore) = (_time.GetTimestamp(), plan.WorkBefore(state.Step));
            network.train();
            while (state.Step < plan.Steps)
            {
                manual_seed((long)(Pcg32.Mix(_options.Seed + ((ulong)state.Step << 32)) & long.MaxValue));
                if (state.Step == plan.MixupFrom && state.Step > 0)
                {
                    network.RestartRotations();
                    optimizer.Dispose();
                    optimizer = optim.Adam(network.parameters());
                }

                Step(session, optimizer, state);
                var epochEnds = state.Step % plan.StepsPerEpoch == 0;
                if (epochEnds)
                {
                    EndEpoch(session, state);
                }

                report(Progress(plan, state, _time.GetElapsedTime(started), workBefore));
                if (cancellationToken.IsCancellationRequested || (epochEnds && (state.Step == plan.Steps || state.Step / plan.StepsPerEpoch % _options.ValidateEvery == 0)))
                {
                    checkpoint.Save(state, network, session.Best, optimizer);
                }

                cancellationToken.ThrowIfCancellationRequested();
            }

            return state;
        }
        finally
        {
            optimizer.Dispose();
        }
    }

    private void Step(Session session, Adam optimizer, PretrainingState state)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = session.Plan.LearningRateAt(state.Step);
        }

        using var scope = NewDisposeScope();
        var (images, labels) = session.Batches.Make(state.Step);
        (images, labels) = (images.to(session.Device), labels.to(session.Device));
        optimizer.zero_grad();
        var random = new Pcg32(Pcg32.Mix(_options.Seed) + (ulong)state.Step, MixupStage.Stream);
        var loss = session.Plan.IsMixup(state.Step)
            ? MixupStage.Backward(session.Network, images, labels, _options.Compat.HasFlag(CompatSwitches.B12), ref random)
            : RotationStage.Backward(session.Network, images, labels);
        optimizer.step();
        state.ClassLoss += loss.Classes;
        state.RotationLoss += loss.Rotations;
        state.Step++;
    }

    private void EndEpoch(Session session, PretrainingState state)
    {
        var plan = session.Plan;
        var epoch = state.Step / plan.StepsPerEpoch;
        double? accuracy = null;
        if (epoch % _options.ValidateEvery == 0 || epoch == plan.Epochs)
        {
            accuracy = session.Validation.Accuracy(session.Network.Backbone, session.Device);
            if (state.BestAccuracy is not { } before || accuracy >= before)
            {
                session.Best.load_state_dict(session.Network.Backbone.state_dict());
                (state.BestAccuracy, state.BestEpoch) = (accuracy, epoch);
            }
        }

        var last = state.Step - 1;
        state.Rows.Add(new EpochRow(epoch, plan.StageOf(last), plan.LearningRateAt(last), state.ClassLoss / plan.StepsPerEpoch, state.RotationLoss / plan.StepsPerEpoch, accuracy));
        (state.ClassLoss, state.RotationLoss) = (0, 0);
    }

    private static PretrainingProgress Progress(TrainingPlan plan, PretrainingState state, TimeSpan elapsed, double workBefore)
    {
        var (work, all) = (plan.WorkBefore(state.Step), plan.WorkBefore(plan.Steps));
        var inEpoch = state.Step % plan.StepsPerEpoch;
        var loss = inEpoch > 0 ? (state.ClassLoss + state.RotationLoss) / inEpoch : state.Rows[^1].ClassLoss + state.Rows[^1].RotationLoss;
        var accuracy = state.Rows.LastOrDefault(row => row.Accuracy is not null)?.Accuracy;
        return new PretrainingProgress(
            plan.StageOf(state.Step - 1), ((state.Step - 1) / plan.StepsPerEpoch) + 1, plan.Epochs, work / all, loss, accuracy, elapsed / (work - workBefore) * (all - work));
    }

    private sealed record Session(TrainingPlan Plan, TrainingBatches Batches, PretrainingNetwork Network, FeatureNetwork Best, Validation Validation, Device Device);
}
