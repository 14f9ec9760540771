using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;

namespace AnyShot.Engine.Training.Pretraining;

/// <summary>What a training leaves: weights, card, the split that was used, the log and its curve.</summary>
internal sealed class ModelFolder(PretrainingOptions options, TrainingSet set)
{
    private readonly TrainedFolder _folder = new(options.OutputFolder);
    private readonly string _splitHash = ClassSplits.Hash(set.ClassNames, set.Splits);

    /// <summary>What the result depends on.</summary>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"{Arguments}, {set.Training.Count} images, split {_splitHash}, measured every {options.ValidateEvery} epochs");

    private string Arguments => string.Create(
        CultureInfo.InvariantCulture,
        $"--backbone {options.Backbone} --size {options.Side} --channels {options.Channels} --epochs-rotation {options.EpochsRotation} --epochs-mixup {options.EpochsMixup} --batch {options.BatchSize} --lr {options.LearningRate} --augment {AugmentationNames.Of(options.Augmentation)} --seed {options.Seed} --way {options.Ways}{(Compat.Count == 0 ? "" : $" --compat {string.Join(',', Compat)}")}");

    private List<string> Compat => [.. Enum.GetValues<CompatSwitches>().Where(one => one != CompatSwitches.None && options.Compat.HasFlag(one)).Select(one => one.ToString())];

    /// <summary>What the network expects and gives.</summary>
    public BackboneSpec Spec(FeatureNetwork network) => TrainedFolder.Spec(options.Side, options.Channels, network.FeatureSize);

    public void Write(FeatureNetwork network, PretrainingState state, int ways)
    {
        _folder.WriteWeights(network);
        _folder.WriteSplit(set);
        _folder.Write(TrainedFolder.LogFile, TrainingLog.Csv(state.Rows));
        _folder.Write(TrainedFolder.CurveFile, TrainingLog.Svg(state.Rows));
        _folder.WriteCard(Card(network, state, ways));
    }

    public ModelCard Card(FeatureNetwork network, PretrainingState state, int ways) => new()
    {
        Name = _folder.Name,
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
        Input = TrainedFolder.Input(options.Side, options.Channels),
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
            Augmentation = Augmentation.Describe(options.Augmentation, AugmentationStrength.Backbone),
        },
    };
}
