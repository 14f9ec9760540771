using System.Globalization;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>What a weak-shot training leaves: backbone, classifier, weights, suspicious images, log, card.</summary>
internal sealed class WeakShotFolder(WeakShotOptions options, WeakShotData data, string path, string baseName, string noisyName, bool hasGivenWeights)
{
    public const string Method = "weak-shot";

    /// <summary>What belongs to a backbone beside its card, where it is there.</summary>
    private static readonly string[] FrozenFiles = [BackboneFactory.WeightsFile, "text.weights", "vocabulary.txt", BackboneFactory.GeneratorFile, EmbeddingMap.FileName];

    private readonly TrainedFolder _folder = new(path);
    private readonly string _hash = DataHash.Of(data.Images.Select((image, i) => (data.Names[i], Class(data, i), image.Path)));

    /// <summary>What the result depends on.</summary>
    public string Settings => $"{Arguments}, data {_hash}{(hasGivenWeights ? ", given weights" : "")}";

    private string Arguments => string.Join(' ', Named.Select(setting => $"--{setting.Key} {setting.Value}"));

    private Dictionary<string, string> Named
    {
        get
        {
            var named = new Dictionary<string, string> { ["backbone"] = options.Backbone };
            if (options.TrainsNetwork)
            {
                named["size"] = Number(options.Side);
                named["channels"] = Number(options.Channels);
                named["augment"] = Pretraining.AugmentationNames.Of(options.Augmentation);
                named["simnet-init"] = options.SimNetInit.ToString().ToLowerInvariant();
                named["epochs-plain"] = Number(options.EpochsPlain);
            }

            named["epochs-simnet"] = Number(options.EpochsSimNet);
            named["head-type"] = Number(options.HeadType);
            named["head-width"] = Number(options.HeadWidth);
            named["pair-norm"] = options.PairNorm.ToString().ToLowerInvariant();
            named["pair-batch"] = Number(options.PairBatch);
            named["pair-classes"] = Number(options.PairClasses);
            named["lr-simnet"] = Number(options.SimNetRate);
            named["beta"] = Number(options.Beta);
            named["weight-share"] = Number(options.WeightShare);
            named["weight-norm"] = options.WeightNormalisation.ToString().ToLowerInvariant();
            named["weight-mu"] = Number(options.WeightMu);
            named["epochs-weighted"] = Number(options.EpochsWeighted);
            named["epochs-graph"] = Number(options.EpochsGraph);
            named["batch"] = Number(options.SmallBatch);
            named["batch-large"] = Number(options.LargeBatch);
            named["lr"] = Number(options.ClassifierRate);
            named["hidden"] = Number(options.Hidden);
            named["alpha"] = Number(options.Alpha);
            named["mu"] = Number(options.GraphMu);
            if (!options.GraphJoinsAll)
            {
                named["same-label-graph"] = "true";
            }

            named["halve-every"] = Number(options.HalveEvery);
            named["seed"] = options.Seed.ToString(CultureInfo.InvariantCulture);
            return named;
        }
    }

    public void Write(TrunkSource trunks, SimNet network, StageState learnt, float[] weights, ITrunk trunk, ClassifierHead head, StageState trained)
    {
        _folder.Write(WeightTable.FileName, WeightTable.Write([.. data.Noisy.Select(place => data.Names[place])], [.. data.Noisy.Select(place => Class(data, place))], weights));
        var suspicious = SuspiciousList.Of(network, data, weights);
        _folder.Write(SuspiciousSheet.CsvName, SuspiciousSheet.Csv(suspicious, data));
        _folder.Write(SuspiciousSheet.PageName, SuspiciousSheet.Page(suspicious, data));
        IReadOnlyList<StageRow> rows = [.. learnt.Rows, .. trained.Rows];
        _folder.Write(TrainedFolder.LogFile, StageLog.Csv(rows));
        _folder.Write(TrainedFolder.CurveFile, StageLog.Svg(rows));
        if (trunk.Network is { } trainedNetwork)
        {
            _folder.WriteWeights(trainedNetwork);
        }
        else
        {
            var (source, _) = FrozenModel.Read(options.Backbone, Method);
            foreach (var file in FrozenFiles.Where(file => File.Exists(Path.Combine(source, file))))
            {
                File.Copy(Path.Combine(source, file), Path.Combine(path, file), overwrite: true);
            }

            PairSimilarity.Write(path, network.Head, new PairSimilarityCard(options.HeadType, options.HeadWidth, options.PairNorm, trunk.Size, trunks.Revision!, Math.Round(learnt.BestF1 ?? 0, 4)));
        }

        head.Export().Write(path);
        _folder.WriteCard(Card(trunk, head, learnt, trained));
    }

    public ModelCard Card(ITrunk trunk, ClassifierHead head, StageState learnt, StageState trained)
    {
        var frozen = options.TrainsNetwork ? null : FrozenModel.Read(options.Backbone, Method).Card;
        var parameters = head.parameters().Sum(parameter => parameter.numel());
        return new ModelCard
        {
            Name = _folder.Name,
            Licence = frozen?.Licence ?? "NOASSERTION",
            Command = $"anyshot train weak-shot --base BASE --noisy NOISY --out FOLDER {Arguments}{(hasGivenWeights ? " --weights FILE.csv" : "")}",
            Network = $"{frozen?.Network ?? trunk.Network!.GetName()}; classifier over the unit-length embedding in {TrainedHead.FileName}",
            Parameters = parameters + (frozen?.Parameters ?? trunk.Network!.parameters().Sum(parameter => parameter.numel())),
            EmbeddingSize = trunk.Size,
            Seed = options.Seed,
            Steps = trained.Rows.Count,
            BatchSize = options.SmallBatch,
            Data = $"classifier: {data.Noisy.Length} images of {noisyName} with doubtful labels; similarity: {data.Training.Length} images of {baseName}{(frozen is null ? "" : $"; backbone: {frozen.Data}")}; the terms of the images hold for the weights too",
            Classes = data.NoisyClasses,
            Input = frozen?.Input ?? TrainedFolder.Input(options.Side, options.Channels),
            Validation = new Dictionary<string, double> { ["pairF1"] = Math.Round(learnt.BestF1 ?? 0, 4), ["agreement"] = Math.Round(Agreement(trunk, head), 4) },
            ValidationProtocol = string.Create(
                CultureInfo.InvariantCulture,
                $"pairF1: pairs of the {data.HeldOut.Select(place => data.Labels[place]).Distinct().Count()} base classes that were held out, highest of the epochs, so a little too high; agreement: share of the noisy training labels that the classifier repeats, which says nothing of its accuracy. Nothing clean measures the classifier here"),
            DualEncoder = frozen?.DualEncoder,
            Training = new TrainingCard
            {
                Method = Method,
                Architecture = frozen is null ? options.Backbone : FrozenModel.Architecture(frozen) ?? frozen.Name,
                Images = data.Noisy.Length + data.Training.Length,
                DataHash = _hash,
                Settings = Named,
            },
        };
    }

    private double Agreement(ITrunk trunk, ClassifierHead head)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var answers = head.call(trunk.Plain(data.Noisy)).argmax(1).data<long>().ToArray();
        return answers.Where((answer, i) => answer == data.Labels[data.Noisy[i]]).Count() / (double)answers.Length;
    }

    private static string Class(WeakShotData data, int place) =>
        place < data.Noisy[0] ? data.BaseClasses[data.Labels[place]] : data.NoisyClasses[data.Labels[place]];

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
