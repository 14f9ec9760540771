using AnyShot.Engine.Backbones;
using AnyShot.Engine.Backbones.Generative;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Hierarchies;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Rendering;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>
/// Trains a network on episodes of base classes, as it will be used: the mean of a few examples is the class, and the nearest one is the answer (Snell, Swersky and Zemel, "Prototypical
/// Networks for Few-shot Learning", 2017). The weights that did best on fixed episodes of the validation classes are kept. Images of novel classes are never opened.
/// </summary>
public sealed class EpisodicTraining
{
    /// <summary>Gradients are shortened to this length.</summary>
    private const double LongestGradient = 1;
    private const double Momentum = 0.9;

    private readonly EpisodicOptions _options;
    private readonly StartingNetwork? _start;
    private readonly (string Folder, ModelCard Card)? _frozen;
    private readonly TimeProvider _time;

    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    /// <exception cref="InvalidDataException">The model to start from cannot be used.</exception>
    public EpisodicTraining(EpisodicOptions options, TimeProvider time)
    {
        _start = options.StartFolder is { } folder ? StartingNetwork.Read(folder) : null;
        _frozen = options.TakesModel ? Frozen(options.Backbone) : null;
        _options = _start is not null ? options with { Backbone = _start.Architecture, Side = _start.Side, Channels = _start.Channels }
            : _frozen is { } model ? options with { Side = model.Card.Input.InputWidth!.Value, Channels = model.Card.Input.Channels!.Value, Augmentation = AugmentationKind.None } : options;
        _options.Require();
        _time = time;
    }

    /// <summary>Trains to the end, or goes on from the last checkpoint in the output folder.</summary>
    /// <param name="report">Called after every episode on the calling thread.</param>
    /// <param name="warn">Receives one sentence for each thing about the data that makes the result doubtful.</param>
    /// <param name="cancellationToken">Stops after the current episode; a checkpoint is written first.</param>
    /// <returns>The card that was written.</returns>
    /// <exception cref="InvalidDataException">The data set, the split file, a setting or the checkpoint does not fit; one sentence says which.</exception>
    public ModelCard Run(Action<EpisodicProgress> report, Action<string> warn, CancellationToken cancellationToken)
    {
        var device = ComputeDevice.Choose(_options.Device);
        if (_options.Threads > 0)
        {
            set_num_threads(_options.Threads);
        }

        Directory.CreateDirectory(_options.OutputFolder);
        using var scope = NewDisposeScope();
        manual_seed((long)(_options.Seed & long.MaxValue));
        var set = TrainingSet.Read(_options.DataFolder, _options.SplitFile, _options.Ways, _options.Seed);
        var table = _options.SemanticsFile is { } file ? AttributeTable.Read(file) : _options.PromptsFile is { } prompts ? PromptVectors.Read(prompts, _options.Device) : null;
        var semantics = table is null ? null : new ClassSemantics(table, set.BaseClasses);
        // Labels of the validation are positions among all classes; a novel one is never asked for, and the table need not have it.
        var validationSemantics = table is null ? null : new ClassSemantics(table, [.. set.ClassNames.Select((name, c) => set.Splits[c] == ClassSplit.Novel ? set.BaseClasses[0] : name)]);
        var hierarchy = _options.HierarchyFile is { } tree ? new EpisodeHierarchy(ClassTree.Read(tree, set.ClassNames), [.. set.BaseClasses.Select(name => Position(set.ClassNames, name))]) : null;
        using var frozen = _frozen is null ? null : BackboneFactory.Create(_options.Backbone, _options.Device, 0, Directory.GetCurrentDirectory());
        var folder = new EpisodicFolder(_options, set, _start?.Revision ?? frozen?.Spec.Revision, _frozen);
        using var best = Network(table?.Size ?? 0);
        using var network = Network(table?.Size ?? 0);
        best.to(device);
        network.to(device);
        IEpisodicInputs inputs = frozen is null
            ? new PictureInputs(_options, TrainedFolder.Spec(_options.Side, _options.Channels, network.Backbone.FeatureSize))
            : new EmbeddingInputs(frozen, _options.CacheFolder, warn, cancellationToken);
        var plan = new EpisodicPlan(_options);
        var episodes = new EpisodicEpisodes(_options, plan, set.Training);
        var validation = new EpisodicValidation(_options, set.Validation, inputs, validationSemantics);
        foreach (var sentence in EpisodicWarnings.Of(_options, set, episodes, _start?.Card ?? _frozen?.Card, validation.Ways))
        {
            warn(sentence);
        }

        var batches = inputs.Batches(set.Training);
        var state = Train(new Session(plan, episodes, batches, network, best, validation, semantics, hierarchy, device), folder.Settings, report, warn, cancellationToken);

        folder.Write(best, state, validation.Ways, validation.BestWeight(best, device));
        Checkpoint().Remove();
        return folder.Card(best, state, validation.Ways);
    }

    private static (string Folder, ModelCard Card) Frozen(string backbone)
    {
        var model = FrozenModel.Read(backbone, TrainingCard.Episodic);
        return File.Exists(Path.Combine(model.Folder, EmbeddingMap.FileName)) || GenerativeModelName.IsGenerative(FrozenModel.Architecture(model.Card) ?? "")
            ? throw new InvalidDataException($"The backbone {backbone} has a learnt map already, or is a generative model: no map can be learnt behind it.")
            : model;
    }

    private EpisodicNetwork Network(int semanticSize)
    {
        FeatureNetwork backbone = _frozen is { } model ? new MapNetwork(model.Card.EmbeddingSize) : BackboneNetworks.Create(_options.Backbone, _options.Channels, _options.Side, CompatSwitches.None);
        _start?.LoadInto(backbone);
        return new EpisodicNetwork(backbone, _options.Metric, semanticSize);
    }

    private static int Position(IReadOnlyList<string> names, string name) => Enumerable.Range(0, names.Count).First(i => names[i] == name);

    private NetworkCheckpoint<EpisodicState> Checkpoint() => new(_options.OutputFolder, TrainingStateJson.Default.EpisodicState);

    private EpisodicState Train(Session session, string settings, Action<EpisodicProgress> report, Action<string> warn, CancellationToken cancellationToken)
    {
        var checkpoint = Checkpoint();
        using OptimizerHelper optimizer = _options.Optimizer == EpisodicOptimizer.Sgd
            ? optim.SGD(session.Network.parameters(), _options.LearningRate, Momentum, weight_decay: _options.WeightDecay)
            : optim.Adam(session.Network.parameters(), weight_decay: _options.WeightDecay);
        var state = checkpoint.Load(new EpisodicState { Settings = settings }, session.Network, session.Best, optimizer);
        var (started, from) = (_time.GetTimestamp(), state.Step);
        session.Network.train();
        while (state.Step < _options.Episodes && !IsOver(state))
        {
            Step(session, optimizer, state);
            var measures = state.Step % _options.ValidateEvery == 0 || state.Step == _options.Episodes;
            if (measures)
            {
                Measure(session, state);
            }

            report(Progress(state, _time.GetElapsedTime(started), from));
            if (cancellationToken.IsCancellationRequested || measures)
            {
                checkpoint.Save(state, session.Network, session.Best, optimizer);
            }

            cancellationToken.ThrowIfCancellationRequested();
        }

        if (IsOver(state))
        {
            warn(EpisodicWarnings.EndedEarly(state, _options));
        }

        return state;
    }

    /// <summary>No validation of the last few was better than the best.</summary>
    private bool IsOver(EpisodicState state) => state.Best >= 0 && state.Rows.Count - 1 - state.Best >= _options.Patience;

    private void Step(Session session, OptimizerHelper optimizer, EpisodicState state)
    {
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = session.Plan.LearningRateAt(state.Step);
        }

        using var scope = NewDisposeScope();
        // Dropout, where the network has it, is the only thing that draws here.
        manual_seed((long)(Pcg32.Mix(_options.Seed + ((ulong)state.Step << 32)) & long.MaxValue));
        var episode = session.Episodes.Draw(state.Step);
        optimizer.zero_grad();
        var features = session.Network.Backbone.call(session.Batches.Make(state.Step, episode).to(session.Device));
        var shots = episode.Support.Length;
        var prototypes = EpisodeLoss.Prototypes(features.narrow(0, 0, shots), episode.Classes.Length);
        var queries = features.narrow(0, shots, episode.Queries.Length);
        var logits = EpisodeLoss.Logits(queries, prototypes, session.Network.Kappa);
        var truth = tensor(episode.QueryLabels.Select(label => (long)label).ToArray()).to(session.Device);
        var loss = nn.functional.cross_entropy(logits, truth);
        var labels = session.Episodes.LabelsOf(episode);
        if (session.Hierarchy is { } hierarchy)
        {
            loss = hierarchy.Loss(loss, queries, prototypes, labels, episode.QueryLabels, session.Network.Kappa);
        }

        if (session.Semantics is { } semantics)
        {
            loss += nn.functional.cross_entropy(session.Network.SemanticLogits(queries, semantics.Of(labels).to(session.Device)), truth);
        }

        loss.backward();
        nn.utils.clip_grad_norm_(session.Network.parameters(), LongestGradient);
        optimizer.step();
        state.Loss += loss.item<float>();
        state.Right += logits.argmax(1).eq(truth).to(ScalarType.Float32).mean().item<float>();
        state.Step++;
    }

    private void Measure(Session session, EpisodicState state)
    {
        var measured = session.Validation.Measure(session.Network, session.Device);
        var since = state.Step - (state.Rows.Count > 0 ? state.Rows[^1].Episode : 0);
        var last = state.Step - 1;
        state.Rows.Add(new EpisodicRow(
            state.Step, session.Plan.LearningRateAt(last), session.Plan.WaysAt(last), session.Plan.ShotsAt(last), state.Loss / since, state.Right / since, measured));
        (state.Loss, state.Right) = (0, 0);
        if (state.Best < 0 || measured.Score > state.Rows[state.Best].Measured.Score)
        {
            session.Best.load_state_dict(session.Network.state_dict());
            state.Best = state.Rows.Count - 1;
        }
    }

    private EpisodicProgress Progress(EpisodicState state, TimeSpan elapsed, int from)
    {
        var since = state.Step - (state.Rows.Count > 0 ? state.Rows[^1].Episode : 0);
        return new EpisodicProgress(
            state.Step, _options.Episodes, since > 0 ? state.Loss / since : state.Rows[^1].Loss, state.Rows.Count > 0 ? state.Rows[^1].Measured.Accuracy : null,
            elapsed / (state.Step - from) * (_options.Episodes - state.Step));
    }

    private sealed record Session(
        EpisodicPlan Plan, EpisodicEpisodes Episodes, IEpisodicBatches Batches, EpisodicNetwork Network, EpisodicNetwork Best, EpisodicValidation Validation, ClassSemantics? Semantics,
        EpisodeHierarchy? Hierarchy, Device Device);
}
