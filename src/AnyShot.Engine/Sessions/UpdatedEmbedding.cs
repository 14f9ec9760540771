using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Preprocessing;
using AnyShot.Engine.Training;
using AnyShot.Engine.Training.Adaptation;
using AnyShot.Engine.Training.Episodic;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Sessions;

/// <summary>
/// A network whose last stage learns between sessions: episodes out of stored images of all classes (rehearsal; Rebuffi et al., "iCaRL", 2017), and its features held near those of before the session.
/// All images are embedded anew afterwards, because embeddings of two networks must not be compared.
/// </summary>
internal sealed class UpdatedEmbedding : ISessionEmbedding
{
    private readonly SessionUpdateOptions _options;
    private readonly FeatureSet _set;
    private readonly StartingNetwork _start;
    private readonly FeatureNetwork _network;
    private readonly BackboneSpec _spec;
    private readonly Device _device;
    private readonly float[][] _inputs;
    private readonly float[][] _first;
    private float[][] _features;
    private int _updates;

    /// <param name="options">How it learns.</param>
    /// <param name="set">Labels and groups of the images.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    /// <exception cref="InvalidDataException">The model cannot be trained on, or an image cannot be read; one sentence says which.</exception>
    public UpdatedEmbedding(SessionUpdateOptions options, FeatureSet set)
    {
        options.Require();
        (_options, _set, _start) = (options, set, StartingNetwork.Read(options.ModelFolder));
        if (_start.Card.Training?.Centre is not null)
        {
            throw new InvalidDataException($"The model in {options.ModelFolder} subtracts the mean of a target, which would not hold after an update; take one that was adapted with --no-centre.");
        }

        _device = ComputeDevice.Choose(options.Device);
        if (options.Threads > 0)
        {
            set_num_threads(options.Threads);
        }

        _network = _start.Create();
        _network.to(_device);
        _network.eval();
        _spec = _start.Card.Input.ToSpec(options.ModelFolder, _start.Card.Name, "sessions", _network.FeatureSize);
        using var preprocessor = new ImagePreprocessor(_spec);
        _inputs = ImageStore.Inputs(Images([.. Enumerable.Range(0, set.Count)]), preprocessor, _spec.Channels);
        _features = _first = Embed();
    }

    public string Version => $"{_start.Revision}+{_updates}";

    public int Size => _network.FeatureSize;

    public float[] Of(int image) => _features[image];

    public void Reset()
    {
        _start.LoadInto(_network);
        (_features, _updates) = (_first, 0);
    }

    public bool Update(IReadOnlyList<int> stored, ulong seed, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        using var older = _start.Create();
        older.load_state_dict(_network.state_dict());
        older.to(_device);
        older.eval();
        var images = Images(stored);
        var batches = new EpisodicBatches(new EpisodicOptions { DataFolder = "", OutputFolder = "", Augmentation = _options.Augmentation, Seed = seed }, images, _spec);
        new LastStageTuning(_options.Episodes, _options.LearningRate, batches, new PseudoEpisodes(images, seed), new FeatureDistillation(older, _options.Distillation))
            .Run(_network, _device, _ => { }, cancellationToken);
        _updates++;
        _features = Embed();
        return true;
    }

    public void Dispose() => _network.Dispose();

    private LabelledImage[] Images(IEnumerable<int> numbers) => [.. numbers.Select(i => new LabelledImage(_options.Files[i], _set.Labels[i], i))];

    private float[][] Embed() => UnitFeatures.Of(_network, _inputs, [_spec.Channels, _spec.InputHeight, _spec.InputWidth], _device);
}
