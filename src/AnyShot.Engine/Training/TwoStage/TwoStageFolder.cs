using System.Globalization;
using System.Text;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Confidence;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.TwoStage;

/// <summary>What a training leaves: in its output folder the refined model with card, log and curve, and in the folder <c>coarse</c> below it the model of the coarse stage.</summary>
internal sealed class TwoStageFolder(TwoStageOptions options)
{
    public const string CoarseFolder = "coarse";
    public const string SplitFile = "split.csv";
    public const string ConfusionFile = "confusion.csv";

    /// <summary>Folder of the coarse stage's model.</summary>
    public string Coarse => Path.Combine(options.Output, CoarseFolder);

    /// <summary>Options of the command by name.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
            var settings = new Dictionary<string, string>
            {
                ["network"] = options.Network,
                ["size"] = Number(options.Side),
                ["channels"] = Number(options.Channels),
                ["batch"] = Number(options.BatchSize),
                ["epochs-coarse"] = $"{Number(options.CoarseHeadEpochs)},{Number(options.CoarseTrunkEpochs)}",
                ["epochs-refined"] = $"{Number(options.RefinedHeadEpochs)},{Number(options.RefinedTrunkEpochs)}",
                ["lr-head"] = Number(options.HeadRate),
                ["lr-first"] = Number(options.FirstTrunkRate),
                ["lr-coarse"] = Number(options.CoarseTrunkRate),
                ["lr-refined"] = $"{Number(options.RefinedTrunkRate)},{Number(options.RefinedHeadRate)}",
                ["weight-decay"] = Number(options.WeightDecay),
                ["patience"] = Number(options.Patience),
                ["folds"] = Number(options.Folds),
                ["augment"] = AugmentationNames.Of(options.Augmentation),
                ["seed"] = Number(options.Seed),
            };
            if (options.Coarse.Contains(TwoStageOptions.Rendered))
            {
                settings["rendered"] = $"{Number(options.RenderedClasses)},{Number(options.RenderedImages)}";
            }

            if (options.ImagesPerClass is { } perClass)
            {
                settings["images"] = Number(perClass);
            }

            if (options.Unfreeze is { } part)
            {
                settings["unfreeze"] = UnfrozenPartNames.Of(part);
            }

            if (options.Generated is not null)
            {
                settings["generated-weight"] = Number(options.GeneratedWeight);
            }

            if (options.CompatO1)
            {
                settings["compat"] = "O1";
            }

            return settings;
        }
    }

    /// <summary>Writes a model: weights and head first, since a folder with a card is a finished one.</summary>
    /// <param name="folder">Made when it is missing.</param>
    /// <param name="network">Trunk and head.</param>
    /// <param name="temperature">The head's logits are divided by it.</param>
    /// <param name="card">Written last.</param>
    public static void Write(string folder, StageNetwork network, TemperatureScaling temperature, ModelCard card)
    {
        Directory.CreateDirectory(folder);
        var written = new TrainedFolder(folder);
        written.WriteWeights(network.Trunk);
        network.Head.ToTrainedHead(temperature.Temperature).Write(folder);
        written.WriteCard(card);
    }

    public void WriteLog(IReadOnlyList<StageRow> rows)
    {
        var written = new TrainedFolder(options.Output);
        written.Write(TrainedFolder.LogFile, TwoStageLog.Csv(rows));
        written.Write(TrainedFolder.CurveFile, TwoStageLog.Svg(rows));
    }

    /// <param name="training">Images that trained.</param>
    /// <param name="folds">Fold of each; -1 for those that never chose, 0 for those of the one validation part; null where no image chose.</param>
    /// <param name="test">Images to measure on.</param>
    public void WriteSplit(IEnumerable<(string Name, string Class, string File)> training, IReadOnlyList<int> folds, ImageDataset? test)
    {
        var text = new StringBuilder("image,class,part,validates\n");
        foreach (var ((name, label, _), i) in training.Select((image, i) => (image, i)))
        {
            text.Append(CsvFile.Line([name, label, "train", folds[i] < 0 ? "" : StagePlan.Fold(folds[i])]) + "\n");
        }

        for (var i = 0; i < (test?.Files.Count ?? 0); i++)
        {
            text.Append(CsvFile.Line([test!.Names[i], test.ClassNames[test.Labels[i]], "test", ""]) + "\n");
        }

        File.WriteAllText(Path.Combine(options.Output, SplitFile), text.ToString());
    }

    /// <summary>Rows are the truth.</summary>
    public void WriteConfusion(ConfusionMatrix matrix, IReadOnlyList<string> classes)
    {
        var text = new StringBuilder(CsvFile.Line(["truth", .. classes]) + "\n");
        for (var truth = 0; truth < classes.Count; truth++)
        {
            text.Append(CsvFile.Line([classes[truth], .. Enumerable.Range(0, classes.Count).Select(answer => matrix[truth, answer].ToString(CultureInfo.InvariantCulture))]) + "\n");
        }

        File.WriteAllText(Path.Combine(options.Output, ConfusionFile), text.ToString());
    }

    public ModelCard Card(StageNetwork network, string folder, IReadOnlyList<string> classes, string data, int images, string hash, int steps, IReadOnlyDictionary<string, double> validation, string protocol) => new()
    {
        Name = new TrainedFolder(Path.GetFullPath(folder)).Name,
        Licence = "NOASSERTION",
        Command = $"anyshot train two-stage{string.Concat(options.Coarse.Select(source => $" --coarse {(source == TwoStageOptions.Rendered ? source : "FOLDER")}"))} --target FOLDER{(options.Test is null ? "" : " --test FOLDER")}{(options.Weights is null ? "" : " --weights PATH")}{(options.Generated is null ? "" : " --generated FOLDER")} --out FOLDER {string.Join(' ', Settings.Select(entry => $"--{entry.Key} {entry.Value}"))}",
        Network = $"{network.Trunk.GetName()}, features of fc7, unit length",
        Parameters = network.Trunk.Parameters,
        EmbeddingSize = network.Trunk.FeatureSize,
        Seed = options.Seed,
        Steps = steps,
        BatchSize = options.BatchSize,
        Data = data,
        Classes = classes,
        Input = TrainedFolder.Input(options.Side, options.Channels),
        Validation = validation,
        ValidationProtocol = protocol,
        Training = new TrainingCard { Method = "two-stage", Architecture = options.Network, Images = images, DataHash = hash, Settings = Settings },
    };
}
