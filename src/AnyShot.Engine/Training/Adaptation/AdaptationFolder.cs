using System.Globalization;
using System.Text;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Episodic;
using AnyShot.Engine.Training.Pretraining;
using TorchSharp;

namespace AnyShot.Engine.Training.Adaptation;

/// <summary>What an adaptation leaves: weights, the table of what was tried, and the card.</summary>
internal sealed class AdaptationFolder(AdaptationOptions options, StartingNetwork start, TargetSupport target)
{
    private readonly TrainedFolder _folder = new(options.OutputFolder);

    /// <param name="network">The chosen weights.</param>
    /// <param name="centre">Mean feature of the target; null for none.</param>
    /// <param name="rows">What was tried.</param>
    /// <param name="chosen">One of them.</param>
    /// <param name="batchSize">Images of an episode.</param>
    /// <param name="unlabelled">Images that gave statistics and centre.</param>
    /// <param name="sourceProtocol">See <see cref="AdaptationMeasurement.SourceProtocol"/>.</param>
    public ModelCard Write(FeatureNetwork network, float[]? centre, IReadOnlyList<AdaptationRow> rows, AdaptationRow chosen, int batchSize, int unlabelled, string? sourceProtocol)
    {
        Directory.CreateDirectory(options.OutputFolder);
        network.cpu();
        _folder.WriteWeights(network);
        _folder.Write(TrainedFolder.LogFile, Csv(rows, chosen));
        var card = Card(centre, rows[0], chosen, batchSize, unlabelled, sourceProtocol);
        _folder.WriteCard(card);
        return card;
    }

    private static string Csv(IReadOnlyList<AdaptationRow> rows, AdaptationRow chosen)
    {
        var text = new StringBuilder("stage,weight,target,target_centred,source,source_centred,chosen\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row.Stage},{row.Weight},{row.Target:0.####},{row.TargetCentred:0.####},{row.Source:0.####},{row.SourceCentred:0.####},{(row == chosen ? 1 : 0)}\n");
        }

        return text.ToString();
    }

    private ModelCard Card(float[]? centre, AdaptationRow before, AdaptationRow after, int batchSize, int unlabelled, string? sourceProtocol)
    {
        var settings = new Dictionary<string, string>
        {
            ["epochs"] = Text(options.Epochs),
            ["episodes"] = Text(options.Episodes),
            ["lr"] = Text(options.LearningRate),
            ["anchor"] = Text(options.Anchor),
            ["augment"] = AugmentationNames.Of(options.Augmentation),
            ["seed"] = Text(options.Seed),
        };
        var arguments = string.Join(' ', settings.Select(value => $"--{value.Key} {value.Value}"));
        var validation = new Dictionary<string, double>
        {
            ["targetBefore"] = Math.Round(before.Target, 4),
            ["targetAfter"] = Math.Round(centre is null ? after.Target : after.TargetCentred, 4),
        };
        if (before.Source is { } source && after is { Source: { } plain, SourceCentred: { } centred })
        {
            validation["sourceBefore"] = Math.Round(source, 4);
            validation["sourceAfter"] = Math.Round(centre is null ? plain : centred, 4);
        }

        settings["start"] = start.Revision;
        settings["weight"] = Text(after.Weight!.Value);
        return start.Card with
        {
            Name = _folder.Name,
            Command =
                $"anyshot train adapt MODEL --target FOLDER --out FOLDER {arguments}{(options.UnlabelledFolder is null ? "" : " --unlabelled FOLDER")}{(options.SourceFolder is null ? "" : " --source DATA")}{(options.Centre ? "" : " --no-centre")}",
            Seed = options.Seed,
            Steps = options.Epochs * options.Episodes,
            BatchSize = batchSize,
            Data = $"{start.Card.Data}; then {target.Fit.Count} labelled images and {unlabelled} images without labels of the target, whose terms hold too",
            Classes = [.. start.Card.Classes.Union(target.ClassNames)],
            Validation = validation,
            ValidationProtocol = string.Create(
                CultureInfo.InvariantCulture,
                $"target: {target.HeldOut.Count} held-out images of {target.ClassNames.Count} classes against the means of {target.Fit.Count} others, which also chose the weight {after.Weight}, so a little too high{(sourceProtocol is null ? "" : $"; {sourceProtocol}")}"),
            Training = new TrainingCard
            {
                Method = TrainingCard.Adapt,
                Architecture = start.Architecture,
                Images = target.Fit.Count,
                DataHash = target.Hash,
                Settings = settings,
                Centre = centre,
            },
        };
    }

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
