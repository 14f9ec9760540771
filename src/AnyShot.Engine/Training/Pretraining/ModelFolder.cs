using System.Globalization;
using System.Text.Json;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>What a training leaves: weights, card, the split that was used, the log and its curve.</summary>
internal sealed class ModelFolder(PretrainingOptions options, TrainingSet set)
{
    public const string SplitFile = "split.json";
    public const string LogFile = "log.csv";
    public const string CurveFile = "curve.svg";

    // Mean and deviation of ImageNet, as few-shot benchmarks have it.
    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] Std = [0.229f, 0.224f, 0.225f];

    private readonly string _splitHash = ClassSplits.Hash(set.ClassNames, set.Splits);

    /// <summary>What the result depends on.</summary>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"{Arguments}, {set.Training.Count} images, split {_splitHash}, measured every {options.ValidateEvery} epochs");

    private string Arguments => string.Create(
        CultureInfo.InvariantCulture,
        $"--backbone {options.Backbone} --size {options.Side} --channels {options.Channels} --epochs-rotation {options.EpochsRotation} --epochs-mixup {options.EpochsMixup} --batch {options.BatchSize} --lr {options.LearningRate} --augment {AugmentationNames.Of(options.Augmentation)} --seed {options.Seed} --way {options.Ways}{(Compat.Count == 0 ? "" : $" --compat {string.Join(',', Compat)}")}");

    private List<string> Compat => [.. Enum.GetValues<CompatSwitches>().Where(one => one != CompatSwitches.None && options.Compat.HasFlag(one)).Select(one => one.ToString())];

    private BackboneInput Input => new()
    {
        InputWidth = options.Side,
        InputHeight = options.Side,
        Channels = options.Channels,
        Mean = options.Channels == 3 ? Mean : [0.449f],
        Std = options.Channels == 3 ? Std : [0.226f],
        Resize = ResizeMode.CentreCrop,
    };

    /// <summary>What the network expects and gives.</summary>
    public BackboneSpec Spec(FeatureNetwork network) => Input.ToSpec("the settings", "training", "training", network.FeatureSize);

    public void Write(FeatureNetwork network, PretrainingState state, int ways)
    {
        string At(string name) => Path.Combine(options.OutputFolder, name);
        network.save(At(BackboneFactory.WeightsFile));
        File.WriteAllText(At(SplitFile), JsonSerializer.Serialize(
            set.ClassNames.Zip(set.Splits).ToDictionary(entry => entry.First, entry => ClassSplits.NameOf(entry.Second)), ModelJson.Default.DictionaryStringString) + "\n");
        File.WriteAllText(At(LogFile), TrainingLog.Csv(state.Rows));
        File.WriteAllText(At(CurveFile), TrainingLog.Svg(state.Rows));
        // Last, because a folder with a card is a finished model.
        File.WriteAllBytes(At(BackboneFactory.CardFile), [.. JsonSerializer.SerializeToUtf8Bytes(Card(network, state, ways), ModelJson.Default.ModelCard), (byte)'\n']);
    }

    public ModelCard Card(FeatureNetwork network, PretrainingState state, int ways) => new()
    {
        Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(options.OutputFolder)),
        Licence = "NOASSERTION",
        Command = $"anyshot train any-shot DATAFOLDER --out FOLDER {Arguments}{(options.SplitFile is null ? "" : " --split split.json")}{(options.SemanticsFile is null ? "" : $" --semantics FILE.csv --epochs-generator {options.EpochsGenerator}")}",
        Network = $"{network.GetName()}, features before the classifier, unit length",
        Parameters = network.Parameters,
        EmbeddingSize = network.FeatureSize,
        Seed = options.Seed,
        Steps = state.Step,
        BatchSize = options.BatchSize,
        Data = $"{set.Training.Count} images of the base classes of {set.Name}; its terms hold for the weights too",
        Classes = set.BaseClasses,
        Input = Input,
        Validation = new Dictionary<string, double> { ["nearestCentroid1Shot"] = Math.Round(state.BestAccuracy ?? 0, 4) },
        ValidationProtocol = string.Create(
            CultureInfo.InvariantCulture,
            $"{ValidationEpisodes.Count} fixed episodes, {ways}-way, {ValidationEpisodes.QueriesPerClass} queries a class at most, {(set.HoldsOutBaseImages ? "a fifth of the images of each base class, held out from training because the split has no two validation classes" : $"{set.Names(ClassSplit.Validation).Count} validation classes")}; the highest of the measured epochs, so a little too high"),
        Pretraining = new PretrainingCard
        {
            Architecture = options.Backbone,
            Compat = Compat,
            Images = set.Training.Count,
            ValidationClasses = set.HoldsOutBaseImages ? [] : set.Names(ClassSplit.Validation),
            NovelClasses = set.Names(ClassSplit.Novel),
            SplitHash = _splitHash,
            EpochsRotation = options.EpochsRotation,
            EpochsMixup = options.EpochsMixup,
            SelectedEpoch = state.BestEpoch,
            LearningRate = options.LearningRate,
            Augmentation = Augmentation.Describe(options.Augmentation),
        },
    };
}
