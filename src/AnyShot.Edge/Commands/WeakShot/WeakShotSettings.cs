using System.CommandLine;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Pretraining;
using AnyShot.Engine.Training.WeakShot;

namespace AnyShot.Edge.Commands.WeakShot;

/// <summary>The options of <see cref="WeakShotOptions"/>, for the command that trains and the one that measures.</summary>
internal static class WeakShotSettings
{
    private static readonly WeakShotOptions Standard = new();

    private static readonly Option<string> Backbone = Setting(
        "--backbone", $"{BackboneFactory.BuiltinMini} or model:FOLDER, taken as it is; or a network that is trained: {string.Join(", ", NetworkName.All)}.", Standard.Backbone);
    private static readonly Option<int> Size = Setting("--size", "Input of a trained network in pixels.", Standard.Side);
    private static readonly Option<int> Channels = Setting("--channels", "Input of a trained network: 1 (grey) or 3 (RGB).", Standard.Channels);
    private static readonly Option<string> Augment = Setting("--augment", $"How images are varied for a trained network: {string.Join(", ", AugmentationNames.All)}.", AugmentationNames.Of(Standard.Augmentation));
    private static readonly Option<SimNetInit> Init = Setting("--simnet-init", "What a trained similarity network begins with: a plain classifier of the base or of the noisy images, or none.", Standard.SimNetInit);
    private static readonly Option<int> EpochsPlain = Setting("--epochs-plain", "Epochs of that plain classifier.", Standard.EpochsPlain);
    private static readonly Option<int> EpochsSimNet = Setting("--epochs-simnet", "Epochs of the similarity network.", Standard.EpochsSimNet);
    private static readonly Option<int> HeadType = Setting("--head-type", "The pair head: 4 or 2 layers as published, or 1 for a logistic function of the cosine.", Standard.HeadType);
    private static readonly Option<int> HeadWidth = Setting("--head-width", "Width of the pair head, a multiple of 16.", Standard.HeadWidth);
    private static readonly Option<PairNorm> Norm = Setting("--pair-norm", "What normalises the layers over pairs: group or batch.", Standard.PairNorm);
    private static readonly Option<int> PairBatch = Setting("--pair-batch", "Base images a step of the similarity network.", Standard.PairBatch);
    private static readonly Option<int> PairClasses = Setting("--pair-classes", "Base classes a step.", Standard.PairClasses);
    private static readonly Option<double> SimNetRate = Setting("--lr-simnet", "First learning rate of the similarity network.", Standard.SimNetRate);
    private static readonly Option<double> Beta = Setting("--beta", "Weight of the adversarial loss; 0 leaves the discriminator out.", Standard.Beta);
    private static readonly Option<double> Share = Setting("--weight-share", "A weight is the mean over this share of the most similar images of its class.", Standard.WeightShare);
    private static readonly Option<WeightNormalisation> Normalisation = Setting("--weight-norm", "What weights are divided by: mean or maximum of the class.", Standard.WeightNormalisation);
    private static readonly Option<double> WeightMu = Setting("--weight-mu", "With --weight-norm maximum: bends the weights.", Standard.WeightMu);
    private static readonly Option<int> EpochsWeighted = Setting("--epochs-weighted", "Epochs of the classifier with weights alone.", Standard.EpochsWeighted);
    private static readonly Option<int> EpochsGraph = Setting("--epochs-graph", "Epochs that alternate between large batches with the graph and small ones without.", Standard.EpochsGraph);
    private static readonly Option<int> SmallBatch = Setting("--batch", "Images a step in small batches.", Standard.SmallBatch);
    private static readonly Option<int> LargeBatch = Setting("--batch-large", "Images a step in large batches.", Standard.LargeBatch);
    private static readonly Option<double> Rate = Setting("--lr", "First learning rate of the classifier.", Standard.ClassifierRate);
    private static readonly Option<int> Hidden = Setting("--hidden", "Hidden numbers of the classifier over a backbone that is taken as it is; 0 is linear.", Standard.Hidden);
    private static readonly Option<double> Alpha = Setting("--alpha", "Weight of the graph regularisation.", Standard.Alpha);
    private static readonly Option<double> Mu = Setting("--mu", "Bends the similarities in the graph.", Standard.GraphMu);
    private static readonly Option<bool> SameLabel = new("--same-label-graph") { Description = "The graph joins images with equal label only." };
    private static readonly Option<int> Halve = Setting("--halve-every", "Learning rates halve after so many epochs of their stage.", Standard.HalveEvery);
    private static readonly Option<ulong> Seed = Setting("--seed", "Decides first weights, held-out classes, order and every variation.", Standard.Seed);
    private static readonly Option<int> Threads = Setting("--threads", "Threads of the tensor library, 0 leaves its default.", Standard.Threads);

    public static void AddTo(Command command)
    {
        Option[] all =
        [
            Backbone, Size, Channels, Augment, Init, EpochsPlain, EpochsSimNet, HeadType, HeadWidth, Norm, PairBatch, PairClasses, SimNetRate, Beta, Share, Normalisation, WeightMu, EpochsWeighted, EpochsGraph,
            SmallBatch, LargeBatch, Rate, Hidden, Alpha, Mu, SameLabel, Halve, Seed, Threads,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="ArgumentException">A word is unknown; the sentence names it.</exception>
    public static WeakShotOptions Read(ParseResult result) => new()
    {
        Backbone = result.GetValue(Backbone)!,
        Side = result.GetValue(Size),
        Channels = result.GetValue(Channels),
        Augmentation = AugmentationNames.Parse(result.GetValue(Augment)!),
        SimNetInit = result.GetValue(Init),
        EpochsPlain = result.GetValue(EpochsPlain),
        EpochsSimNet = result.GetValue(EpochsSimNet),
        HeadType = result.GetValue(HeadType),
        HeadWidth = result.GetValue(HeadWidth),
        PairNorm = result.GetValue(Norm),
        PairBatch = result.GetValue(PairBatch),
        PairClasses = result.GetValue(PairClasses),
        SimNetRate = result.GetValue(SimNetRate),
        Beta = result.GetValue(Beta),
        WeightShare = result.GetValue(Share),
        WeightNormalisation = result.GetValue(Normalisation),
        WeightMu = result.GetValue(WeightMu),
        EpochsWeighted = result.GetValue(EpochsWeighted),
        EpochsGraph = result.GetValue(EpochsGraph),
        SmallBatch = result.GetValue(SmallBatch),
        LargeBatch = result.GetValue(LargeBatch),
        ClassifierRate = result.GetValue(Rate),
        Hidden = result.GetValue(Hidden),
        Alpha = result.GetValue(Alpha),
        GraphMu = result.GetValue(Mu),
        GraphJoinsAll = !result.GetValue(SameLabel),
        HalveEvery = result.GetValue(Halve),
        Seed = result.GetValue(Seed),
        Threads = result.GetValue(Threads),
    };

    private static Option<T> Setting<T>(string name, string description, T standard) => new(name) { Description = description, DefaultValueFactory = _ => standard };
}
