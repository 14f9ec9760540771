using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>What a training leaves: weights, card, the split that was used, the log and its curve.</summary>
internal sealed class EpisodicFolder
{
    private readonly EpisodicOptions _options;
    private readonly TrainingSet _set;
    private readonly TrainedFolder _folder;
    private readonly string _splitHash;
    private readonly string _dataHash;
    private readonly string? _start;
    private readonly (string Folder, ModelCard Card)? _frozen;

    /// <param name="options">Backbone, side and channels are those of the start, where there is one.</param>
    /// <param name="set">What trains and chooses.</param>
    /// <param name="start">Identity of the first weights, or of the backbone that is taken as it is; null for fresh ones.</param>
    /// <param name="frozen">Folder and card of a backbone that is taken as it is; null where the network itself is trained.</param>
    public EpisodicFolder(EpisodicOptions options, TrainingSet set, string? start, (string Folder, ModelCard Card)? frozen = null)
    {
        (_options, _set, _start, _frozen) = (options, set, start, frozen);
        _folder = new TrainedFolder(options.OutputFolder);
        _splitHash = ClassSplits.Hash(set.ClassNames, set.Splits);
        _dataHash = set.Hash();
    }

    /// <summary>What the result depends on.</summary>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"{Arguments}{Revision(_options.SemanticsFile)}{Revision(_options.PromptsFile)}{(_options.PromptsFile is null ? "" : $", words as {PromptVectors.Model} reads them")}{Revision(_options.HierarchyFile)}, images {_dataHash}, split {_splitHash}{(_start is null ? "" : $", start {_start}")}");

    private string Arguments => string.Join(' ', Values.Select(value => $"--{value.Key} {value.Value}"));

    private Dictionary<string, string> Values
    {
        get
        {
            var o = _options;
            var values = new Dictionary<string, string>
            {
                // A folder's place says nothing on another machine; the model's name does.
                ["backbone"] = _frozen is { } model && o.Backbone != BackboneFactory.BuiltinMini ? BackboneFactory.ModelPrefix + model.Card.Name : o.Backbone,
                ["size"] = Text(o.Side),
                ["channels"] = Text(o.Channels),
                ["way"] = Text(o.Ways),
                ["shots"] = Text(o.Shots),
                ["train-way"] = Text(o.LastWays),
                ["train-shots"] = Text(o.LastShots),
                ["queries"] = Text(o.Queries),
                ["episodes"] = Text(o.Episodes),
                ["metric"] = EpisodicNames.Of(o.Metric),
                ["optimiser"] = EpisodicNames.Of(o.Optimizer),
                ["lr"] = Text(o.LearningRate),
                ["decay"] = Text(o.WeightDecay),
                ["schedule"] = EpisodicNames.Of(o.Schedule),
                ["halve-every"] = Text(o.HalveEvery),
                ["sampler"] = EpisodicNames.Of(o.Sampling),
                ["augment"] = AugmentationNames.Of(o.Augmentation),
                ["seed"] = Text(o.Seed),
                ["validate-every"] = Text(o.ValidateEvery),
                ["validation-episodes"] = Text(o.ValidationEpisodes),
                ["patience"] = Text(o.Patience),
            };
            if (o.SemanticsFile is { } file)
            {
                values["semantics"] = Path.GetFileName(file);
            }

            if (o.PromptsFile is { } prompts)
            {
                values["prompts"] = Path.GetFileName(prompts);
            }

            if (o.HierarchyFile is { } tree)
            {
                values["hierarchy"] = Path.GetFileName(tree);
            }

            if (o.FromWays is { } ways)
            {
                values["from-way"] = Text(ways);
            }

            if (o.FromShots is { } shots)
            {
                values["from-shots"] = Text(shots);
            }

            return values;
        }
    }

    /// <param name="network">The chosen weights.</param>
    /// <param name="state">The log.</param>
    /// <param name="ways">Of the validation.</param>
    /// <param name="weightInShots">What semantic means are worth; null where there are none.</param>
    public void Write(EpisodicNetwork network, EpisodicState state, int ways, double? weightInShots)
    {
        network.Semantics(weightInShots ?? 0)?.Write(_options.OutputFolder);
        if (_frozen is { } model)
        {
            File.Copy(Path.Combine(model.Folder, BackboneFactory.WeightsFile), Path.Combine(_options.OutputFolder, BackboneFactory.WeightsFile), overwrite: true);
            ((MapNetwork)network.Backbone).Export().Write(_options.OutputFolder);
        }
        else
        {
            _folder.WriteWeights(network.Backbone);
        }

        _folder.WriteSplit(_set);
        _folder.Write(TrainedFolder.LogFile, EpisodicLog.Csv(state.Rows));
        _folder.Write(TrainedFolder.CurveFile, EpisodicLog.Svg(state.Rows));
        _folder.WriteCard(Card(network, state, ways));
    }

    public ModelCard Card(EpisodicNetwork network, EpisodicState state, int ways)
    {
        var best = state.Rows[state.Best];
        var measured = best.Measured;
        var frozen = _frozen?.Card;
        return new ModelCard
        {
            Name = _folder.Name,
            Licence = frozen?.Licence ?? "NOASSERTION",
            Command = $"anyshot train episodic DATAFOLDER --out FOLDER {Arguments}{(_options.SplitFile is null ? "" : " --split split.json")}{(_start is null || frozen is not null ? "" : " --start model:FOLDER")}",
            Network = frozen is null ? $"{network.Backbone.GetName()}, its last features, unit length" : $"{frozen.Network}; a linear map behind it in {EmbeddingMap.FileName}",
            Parameters = network.Backbone.Parameters + (frozen?.Parameters ?? 0),
            EmbeddingSize = network.Backbone.FeatureSize,
            Seed = _options.Seed,
            Steps = state.Step,
            BatchSize = _options.LastWays * (_options.LastShots + _options.Queries),
            Data = $"{_set.Training.Count} images of the base classes of {_set.Name}{(frozen is not null ? $"; backbone: {frozen.Data}" : _start is null ? "" : $", from the weights {_start}")}; its terms hold for the weights too",
            Classes = frozen is null ? _set.BaseClasses : [.. frozen.Classes.Union(_set.BaseClasses)],
            Input = frozen?.Input ?? TrainedFolder.Input(_options.Side, _options.Channels),
            Validation = new Dictionary<string, double>(measured.ZeroShot is { } zeroShot ? [new("zeroShot", Math.Round(zeroShot, 4))] : [])
            {
                ["nearestMean"] = Math.Round(measured.Accuracy, 4),
                ["halfWidth"] = Math.Round(measured.HalfWidth, 4),
                ["chance"] = Math.Round(1.0 / ways, 4),
                ["prototypicalLoss"] = Math.Round(measured.Loss, 4),
                ["unitRatio"] = Math.Round(measured.UnitRatio, 4),
            },
            ValidationProtocol = string.Create(
                CultureInfo.InvariantCulture,
                $"{_options.ValidationEpisodes} fixed episodes, {ways}-way {_options.Shots}-shot, {ValidationEpisodes.QueriesPerClass} queries a class at most, {(_set.HoldsOutBaseImages ? "a fifth of the images of each base class, held out from training because the split has no two validation classes" : $"{_set.Names(ClassSplit.Validation).Count} validation classes")}; the best of {state.Rows.Count} validations (episode {best.Episode}), so a little too high"),
            DualEncoder = frozen?.DualEncoder,
            Training = new TrainingCard
            {
                Method = TrainingCard.Episodic,
                Architecture = frozen is null ? _options.Backbone : FrozenModel.Architecture(frozen) ?? frozen.Name,
                Centre = frozen?.Training?.Centre,
                Images = _set.Training.Count,
                DataHash = _dataHash,
                Settings = Values,
                TextModel = _options.PromptsFile is null ? null : PromptVectors.Model,
            },
        };
    }

    /// <summary>What a file holds that the arguments only name.</summary>
    private static string Revision(string? file) => file is null ? "" : $", {Path.GetFileName(file)} {ModelFile.Revision(file)}";

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
