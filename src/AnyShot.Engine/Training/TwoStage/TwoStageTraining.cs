using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>
/// Two-stage transfer for classes with few images: a VGG learns broad classes of which there are many images (coarse stage), then its upper layers and a new head learn the classes that count (refined stage).
/// With few images the refined stage is measured by folds, and the model that is kept trains on all images for as many epochs as were best over all folds together. Images to measure on are opened when all is trained.
/// </summary>
public sealed class TwoStageTraining
{
    private const double CoarseSmoothing = 0.1;
    private const int ManyImages = 50;
    private static readonly TimeSpan CheckpointTime = TimeSpan.FromSeconds(10);

    private readonly TwoStageOptions _options;
    private readonly TimeProvider _time;
    private readonly TwoStageCheckpoint _checkpoint;
    private readonly TwoStageFolder _folder;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public TwoStageTraining(TwoStageOptions options, TimeProvider time)
    {
        options.Require();
        (_options, _time, _checkpoint, _folder) = (options, time, new TwoStageCheckpoint(options.Output), new TwoStageFolder(options));
    }

    /// <summary>Trains to the end, or goes on from the last checkpoint in the output folder.</summary>
    /// <param name="report">Called after every epoch on the calling thread.</param>
    /// <param name="rendering">Told while scenes are rendered; null where nobody listens.</param>
    /// <param name="cancellationToken">Stops after the current epoch; a checkpoint is written first.</param>
    /// <exception cref="InvalidDataException">Images, weights or the checkpoint do not fit; one sentence says which.</exception>
    public TwoStageResult Run(Action<TwoStageProgress> report, IProgress<WorkProgress>? rendering, CancellationToken cancellationToken)
    {
        var device = ComputeDevice.Choose(_options.Device);
        if (_options.Threads > 0)
        {
            set_num_threads(_options.Threads);
        }

        Directory.CreateDirectory(_options.Output);
        using var scope = NewDisposeScope();
        var target = TargetImages.Read(_options);
        var images = GeneratedImages.Append(target.Load(), _options, target.AllFiles);
        var state = _checkpoint.Load(new TwoStageState { Settings = Settings(images) });
        var session = new Session(state, device, report, new TwoStageClock(_time), cancellationToken);
        using var trunk = FirstTrunk();
        if (_options.Coarse.Count > 0)
        {
            TrainCoarse(session, trunk, target, images, rendering);
        }

        return TrainRefined(session, trunk, target, images);
    }

    private bool KnowsNothing => _options.Weights is null && !_options.CompatO1;

    private string Settings(StageImages images) => string.Join(
        ", ", [.. _folder.Settings.Select(entry => $"{entry.Key} {entry.Value}"), $"coarse {string.Join(' ', _options.Coarse)}", $"weights {_options.Weights}", $"data {images.Hash}"]);

    /// <summary>The first weights: drawn, or those of the options.</summary>
    private VggNetwork FirstTrunk()
    {
        Seed(StageStreams.Trunk);
        var trunk = _options.Network == NetworkName.Vgg16 ? VggNetwork.Vgg16(_options.Channels) : VggNetwork.Small(_options.Channels);
        if (_options.Weights is { } weights)
        {
            try
            {
                VggWeights.Load(trunk, weights);
            }
            catch
            {
                trunk.Dispose();
                throw;
            }
        }

        return trunk;
    }

    private void Seed(ulong stream) => manual_seed((long)(Pcg32.Mix(_options.Seed ^ (stream << 32)) & long.MaxValue));

    /// <summary>A trunk with a new head.</summary>
    private StageNetwork NewNetwork(VggNetwork trunk, int classes, ulong stream)
    {
        Seed(stream);
        var network = StageNetwork.Create(_options, classes);
        network.Trunk.load_state_dict(trunk.state_dict());
        return network;
    }

    private void TrainCoarse(Session session, VggNetwork trunk, TargetImages target, StageImages targetImages, IProgress<WorkProgress>? rendering)
    {
        if (session.State.Find(StagePlan.Coarse) is not null)
        {
            VggWeights.Load(trunk, _folder.Coarse);
            return;
        }

        var images = CoarseImages.Load(_options, target.AllFiles, rendering, session.CancellationToken);
        var held = StageSplit.HeldOut(images.Labels, images.Groups, _options.Seed);
        int[] all = [.. Enumerable.Range(0, held.Length)];
        var plan = new StagePlan
        {
            Name = StagePlan.Coarse,
            HeadEpochs = _options.CoarseHeadEpochs,
            TrunkEpochs = _options.CoarseTrunkEpochs,
            Unfrozen = _options.CompatO1 ? UnfrozenPart.None : KnowsNothing ? UnfrozenPart.All : UnfrozenPart.LastConvolutions,
            TrunkRate = KnowsNothing ? _options.FirstTrunkRate : _options.CoarseTrunkRate,
            FirstHeadRate = _options.HeadRate,
            HeadRate = _options.HeadRate,
            LabelSmoothing = CoarseSmoothing,
            Stream = StageStreams.Coarse,
        };
        session.Clock.Plan(plan, all.Length);
        RefinedPlans(targetImages, null).ForEach(entry => session.Clock.Plan(entry.Plan, entry.Training.Length));
        using var network = NewNetwork(trunk, images.Classes.Count, StageStreams.Coarse);
        var data = new StageData(_options, images, [.. all.Where(i => !held[i])], [.. all.Where(i => held[i])], TrainedFolder.Spec(_options.Side, _options.Channels, trunk.FeatureSize));
        var state = TrainStage(session, network, plan, data);
        trunk.load_state_dict(network.Trunk.state_dict());
        var card = _folder.Card(
            network, _folder.Coarse, images.Classes, $"{images.Squares.Count} images of {images.Classes.Count} broad classes; their terms hold for the weights too", images.Squares.Count, images.Hash, state.Steps,
            Measured(state), "a fifth of each class's images, which also chose the epoch, so a little too high");
        TwoStageFolder.Write(_folder.Coarse, network, new TemperatureScaling(1), card);
        Finish(session, plan, state);
    }

    private TwoStageResult TrainRefined(Session session, VggNetwork trunk, TargetImages target, StageImages images)
    {
        var spec = TrainedFolder.Spec(_options.Side, _options.Channels, trunk.FeatureSize);
        var plans = RefinedPlans(images, null);
        session.Clock.PlanOnce(plans.Select(entry => (entry.Plan, entry.Training.Length)));
        foreach (var (plan, training, validation) in plans.Where(entry => entry.Plan.LastEpoch is null && entry.Plan.Name != StagePlan.Refined && session.State.Find(entry.Plan.Name) is null))
        {
            using var fold = NewNetwork(trunk, images.Classes.Count, StageStreams.Refined);
            Finish(session, plan, TrainStage(session, fold, plan, new StageData(_options, images, training, validation, spec)));
        }

        var folds = session.State.Finished.Where(stage => stage.Name != StagePlan.Coarse).Select(stage => stage.State).ToArray();
        var (last, lastTraining, lastValidation) = RefinedPlans(images, folds)[^1];
        using var network = NewNetwork(trunk, images.Classes.Count, StageStreams.Refined);
        var state = TrainStage(session, network, last, new StageData(_options, images, lastTraining, lastValidation, spec));
        session.State.Finished.Add(new FinishedStage(last.Name, state));
        return Write(session, network, target, images, folds.Length > 0 ? folds : [state]);
    }

    /// <summary>Folds where there are few images, and the stage whose model is kept.</summary>
    /// <param name="images">Of the target.</param>
    /// <param name="folds">The folds when they are done; null before.</param>
    private List<(StagePlan Plan, int[] Training, int[] Validation)> RefinedPlans(StageImages images, IReadOnlyList<StageState>? folds)
    {
        int[] all = [.. Enumerable.Range(0, images.Real)];
        int[] generated = [.. Enumerable.Range(images.Real, images.Generated)];
        var isFromNothing = KnowsNothing && _options.Coarse.Count == 0;
        var plan = new StagePlan
        {
            Name = StagePlan.Refined,
            HeadEpochs = _options.RefinedHeadEpochs,
            TrunkEpochs = _options.RefinedTrunkEpochs,
            Unfrozen = _options.CompatO1 ? UnfrozenPart.None
                : _options.Unfreeze is { } part ? part
                : isFromNothing ? UnfrozenPart.All
                : images.FewestOfAClass >= ManyImages ? UnfrozenPart.LastConvolutions : UnfrozenPart.Connected,
            TrunkRate = isFromNothing ? _options.FirstTrunkRate : _options.RefinedTrunkRate,
            FirstHeadRate = _options.HeadRate,
            HeadRate = isFromNothing ? _options.HeadRate : _options.RefinedHeadRate,
            LabelSmoothing = 0,
            Stream = StageStreams.Refined,
        };
        if (images.FewestOfAClass >= StageSplit.FewImages)
        {
            var held = HeldOut(images);
            return [(plan, [.. all.Where(i => !held[i]), .. generated], [.. all.Where(i => held[i])])];
        }

        var parts = Folds(images);
        var epochs = folds is { Count: > 0 } ? FoldEpoch.Best(folds) : plan.Epochs;
        return
        [
            .. Enumerable.Range(0, _options.Folds)
                .Select(fold => (plan with { Name = StagePlan.Fold(fold), Stream = StageStreams.Refined + 1 + (ulong)fold }, (int[])[.. all.Where(i => parts[i] != fold), .. generated], all.Where(i => parts[i] == fold).ToArray()))
                .Where(entry => entry.Item3.Length > 0),
            (plan with { LastEpoch = epochs }, [.. all, .. generated], []),
        ];
    }

    private int[] Folds(StageImages images) => StageSplit.Folds([.. images.Labels.Take(images.Real)], images.Groups, _options.Folds, _options.Seed);

    private bool[] HeldOut(StageImages images) => StageSplit.HeldOut([.. images.Labels.Take(images.Real)], images.Groups, _options.Seed);

    private StageState TrainStage(Session session, StageNetwork network, StagePlan plan, StageData data)
    {
        using var best = StageNetwork.Create(_options, data.Classes);
        best.to(session.Device);
        var state = new StageState();
        string? optimizer = null;
        if (session.State.Current is { } current && current.Name == plan.Name)
        {
            _checkpoint.Load(network, best);
            (state, optimizer) = (current.State, _checkpoint.OptimizerFile);
        }

        session.State.Current = new FinishedStage(plan.Name, state);
        var saved = _time.GetTimestamp();
        var training = new StageTraining(_options, plan, data, session.Device);
        training.Run(network, best, state, optimizer, (row, saveOptimizer) =>
        {
            session.Clock.Advance(plan, state.Epoch, data.Training.Length);
            session.Report(new TwoStageProgress(plan.Name, row.Epoch, plan.Epochs, session.Clock.Done, row.Loss, row.MacroF1, session.Clock.Remaining));
            if (session.CancellationToken.IsCancellationRequested || _time.GetElapsedTime(saved) > CheckpointTime)
            {
                _checkpoint.Save(session.State, network, best, saveOptimizer);
                saved = _time.GetTimestamp();
            }

            session.CancellationToken.ThrowIfCancellationRequested();
        });
        session.Clock.Finish(plan, data.Training.Length);
        if (plan.Name != StagePlan.Coarse && data.Validation.Length > 0)
        {
            (state.HeldProbabilities, state.HeldLabels) = training.Judge(network);
        }

        return state;
    }

    private void Finish(Session session, StagePlan plan, StageState state)
    {
        session.State.Finished.Add(new FinishedStage(plan.Name, state));
        session.State.Current = null;
        _checkpoint.Save(session.State);
    }

    private TwoStageResult Write(Session session, StageNetwork network, TargetImages target, StageImages images, IReadOnlyList<StageState> measured)
    {
        var isFolded = images.FewestOfAClass < StageSplit.FewImages;
        var epoch = isFolded ? FoldEpoch.Best(measured) : measured[0].BestEpoch;
        double[] scores = [.. measured.Select(state => state.Rows[epoch - 1].MacroF1!.Value)];
        var card = _folder.Card(
            network, _options.Output, images.Classes, $"{target.Count} images of {target.Name}{(_options.Coarse.Count > 0 ? ", after a coarse stage" : "")}; its terms hold for the weights too", target.Count, images.Hash,
            session.State.Finished.Sum(stage => stage.State.Steps), isFolded ? Measured(scores) : Measured(measured[0]),
            isFolded ? string.Create(CultureInfo.InvariantCulture, $"{scores.Length} folds of the training images at the epoch that is best for all of them together, so a little too high") : "a fifth of each class's images, which also chose the epoch, so a little too high");
        var temperature = HeadTemperature.Fit(measured);
        card = card with { Validation = new Dictionary<string, double>(card.Validation) { ["temperature"] = Round(temperature.Temperature) } };
        network.to(CPU);
        TwoStageFolder.Write(_options.Output, network, temperature, card);
        _folder.WriteLog([.. session.State.Finished.SelectMany(stage => stage.State.Rows)]);
        _folder.WriteSplit(target.Files, isFolded ? Folds(images) : [.. HeldOut(images).Select(held => held ? 0 : -1)], target.Test);
        if (target.Test is null)
        {
            _checkpoint.Remove();
            return new TwoStageResult(card, scores, null, null, null);
        }

        // The folder as anybody else would use it.
        var judged = Test(target.Test, session);
        var matrix = ConfusionMatrix.Of(judged);
        var test = ClassScores.Of(matrix);
        var calibration = new HeadCalibration(CalibrationReport.Of([new TemperatureScaling(1 / temperature.Temperature).Apply(judged)]), CalibrationReport.Of([judged]), temperature.Temperature);
        _folder.WriteConfusion(matrix, images.Classes);
        card = card with
        {
            Validation = new Dictionary<string, double>(card.Validation) { ["testAccuracy"] = Round(test.Accuracy), ["testBalancedAccuracy"] = Round(test.BalancedAccuracy), ["testMacroF1"] = Round(test.MacroF1), ["testCalibrationError"] = Round(calibration.Scaled.ExpectedError) },
            ValidationProtocol = string.Create(CultureInfo.InvariantCulture, $"{card.ValidationProtocol}; test: {test.Asked} images that neither trained nor chose"),
        };
        new TrainedFolder(_options.Output).WriteCard(card);
        _checkpoint.Remove();
        return new TwoStageResult(card, scores, test, matrix, calibration);
    }

    private JudgedEpisode Test(ImageDataset images, Session session)
    {
        using var backbone = BackboneFactory.FromFolder(_options.Output, null, session.Device);
        var features = FeatureExtraction.Run(images, new ClassSplit[images.ClassNames.Count], null, null, backbone, null, static sentence => throw new InvalidDataException(sentence), null, session.CancellationToken);
        return HeadEvaluation.Judge(TrainedClassifier.Load(BackboneFactory.ModelPrefix + _options.Output, Directory.GetCurrentDirectory()), features);
    }

    private static Dictionary<string, double> Measured(StageState state) => new()
    {
        ["macroF1"] = Round(state.BestMacroF1),
        ["accuracy"] = Round(state.Rows.Find(row => row.Epoch == state.BestEpoch)?.Accuracy ?? 0),
    };

    private static Dictionary<string, double> Measured(double[] scores) => new()
    {
        ["macroF1"] = Round(scores.Average()),
        ["macroF1Deviation"] = Round(scores.Length > 1 ? Math.Sqrt(scores.Sum(score => Math.Pow(score - scores.Average(), 2)) / (scores.Length - 1)) : 0),
    };

    private static double Round(double value) => Math.Round(value, 4);

    private sealed record Session(TwoStageState State, Device Device, Action<TwoStageProgress> Report, TwoStageClock Clock, CancellationToken CancellationToken);
}
