using AnyShot.Engine.Backbones;
using AnyShot.Engine.Training.Pretraining;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Settings of <c>anyshot train weak-shot</c>. The defaults suit two cores; docs/weak-shot.md has the published ones.</summary>
public sealed record WeakShotOptions
{
    /// <summary>A network of <see cref="NetworkName"/>, which is trained, or <c>builtin:anyshot-mini</c> or <c>model:FOLDER</c>, whose embeddings are taken as they are.</summary>
    public string Backbone { get; init; } = BackboneFactory.BuiltinMini;

    /// <summary>Input of a trained network in pixels, 16 to 512.</summary>
    public int Side { get; init; } = 64;

    /// <summary>Input of a trained network: 1 (grey) or 3 (RGB).</summary>
    public int Channels { get; init; } = 3;

    /// <summary>How images are varied for a trained network.</summary>
    public AugmentationKind Augmentation { get; init; } = AugmentationKind.Full;

    /// <summary>What the trunk of the similarity network begins with; only where it is trained.</summary>
    public SimNetInit SimNetInit { get; init; } = SimNetInit.Base;

    /// <summary>Epochs of the plain classifier that the similarity network begins with, 0 to 10,000.</summary>
    public int EpochsPlain { get; init; } = 10;

    /// <summary>Epochs of the similarity network, 1 to 10,000.</summary>
    public int EpochsSimNet { get; init; } = 5;

    /// <summary>The pair head: 4 or 2 layers as published, or 1 for a logistic function of the cosine.</summary>
    public int HeadType { get; init; } = 1;

    /// <summary>Width of the pair head, a multiple of 16 up to 4096; published: the size of the feature.</summary>
    public int HeadWidth { get; init; } = 64;

    /// <summary>What normalises the layers over pairs.</summary>
    public PairNorm PairNorm { get; init; } = PairNorm.Group;

    /// <summary>Images of base classes a step of the similarity network, 4 to 256. A step has nearly its square of pairs.</summary>
    public int PairBatch { get; init; } = 50;

    /// <summary>Base classes a step, 2 to 256; all of them where there are fewer.</summary>
    public int PairClasses { get; init; } = 20;

    /// <summary>Highest learning rate of the similarity network and of the discriminator, above 0 to 1.</summary>
    public double SimNetRate { get; init; } = 0.02;

    /// <summary>Weight of the adversarial loss, 0 to 10; 0 trains without discriminator.</summary>
    public double Beta { get; init; }

    /// <summary>Share of the most similar images of a class that a weight is the mean over, above 0 to 1.</summary>
    public double WeightShare { get; init; } = 1;

    /// <summary>What weights are measured by.</summary>
    public WeightNormalisation WeightNormalisation { get; init; } = WeightNormalisation.Maximum;

    /// <summary>Bends weights that are measured by their maximum.</summary>
    public double WeightMu { get; init; } = 3;

    /// <summary>Epochs of the classifier on small batches, 1 to 10,000.</summary>
    public int EpochsWeighted { get; init; } = 20;

    /// <summary>Epochs of the classifier that alternate between large batches with the graph and small ones without, 0 to 10,000.</summary>
    public int EpochsGraph { get; init; } = 20;

    /// <summary>Images a step in small batches, 2 to 1024.</summary>
    public int SmallBatch { get; init; } = 16;

    /// <summary>Images a step in large batches, 2 to 1024.</summary>
    public int LargeBatch { get; init; } = 64;

    /// <summary>Learning rate of the classifiers, above 0 to 1.</summary>
    public double ClassifierRate { get; init; } = 0.01;

    /// <summary>Hidden numbers of a classifier over fixed embeddings, 0 (linear) to 4096.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Weight of the graph regularisation, 0 to 100.</summary>
    public double Alpha { get; init; } = 0.1;

    /// <summary>Bends the similarities in the graph; -4 lifts small ones.</summary>
    public double GraphMu { get; init; } = -4;

    /// <summary>Whether the graph joins all images of a batch; otherwise only those with equal label.</summary>
    public bool GraphJoinsAll { get; init; } = true;

    /// <summary>Learning rates halve after so many epochs of their stage, 1 or more.</summary>
    public int HalveEvery { get; init; } = 10;

    /// <summary>Decides first weights, held-out classes, order and every variation. One seed gives one result on one machine and number of threads.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads of the tensor library, 0 leaves its default.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the network is trained here.</summary>
    public bool TrainsNetwork => NetworkName.All.Contains(Backbone);

    /// <exception cref="ArgumentException">One sentence that names the setting.</exception>
    internal void Require()
    {
        Check(Side is >= 16 and <= 512, $"Side is {Side}; it must be 16 to 512.");
        Check(Channels is 1 or 3, $"Channels is {Channels}; it must be 1 (grey) or 3 (RGB).");
        Check(EpochsPlain is >= 0 and <= 10_000, $"EpochsPlain is {EpochsPlain}; it must be 0 to 10000.");
        Check(EpochsSimNet is >= 1 and <= 10_000, $"EpochsSimNet is {EpochsSimNet}; it must be 1 to 10000.");
        Check(EpochsWeighted is >= 1 and <= 10_000, $"EpochsWeighted is {EpochsWeighted}; it must be 1 to 10000.");
        Check(EpochsGraph is >= 0 and <= 10_000, $"EpochsGraph is {EpochsGraph}; it must be 0 to 10000.");
        Check(HeadType is 1 or 2 or 4, $"HeadType is {HeadType}; it must be 1, 2 or 4.");
        Check(HeadWidth is >= 16 and <= 4096 && HeadWidth % 16 == 0, $"HeadWidth is {HeadWidth}; it must be a multiple of 16, 16 to 4096.");
        Check(PairBatch is >= 4 and <= 256, $"PairBatch is {PairBatch}; it must be 4 to 256.");
        Check(PairClasses is >= 2 and <= 256, $"PairClasses is {PairClasses}; it must be 2 to 256.");
        Check(SimNetRate is > 0 and <= 1, $"SimNetRate is {SimNetRate}; it must be above 0 and at most 1.");
        Check(ClassifierRate is > 0 and <= 1, $"ClassifierRate is {ClassifierRate}; it must be above 0 and at most 1.");
        Check(Beta is >= 0 and <= 10, $"Beta is {Beta}; it must be 0 to 10.");
        Check(WeightShare is > 0 and <= 1, $"WeightShare is {WeightShare}; it must be above 0 and at most 1.");
        Check(Math.Abs(WeightMu) <= Relaxation.Steepest, $"WeightMu is {WeightMu}; it must be -{Relaxation.Steepest} to {Relaxation.Steepest}.");
        Check(Math.Abs(GraphMu) <= Relaxation.Steepest, $"GraphMu is {GraphMu}; it must be -{Relaxation.Steepest} to {Relaxation.Steepest}.");
        Check(SmallBatch is >= 2 and <= 1024, $"SmallBatch is {SmallBatch}; it must be 2 to 1024.");
        Check(LargeBatch is >= 2 and <= 1024, $"LargeBatch is {LargeBatch}; it must be 2 to 1024.");
        Check(Hidden is >= 0 and <= 4096, $"Hidden is {Hidden}; it must be 0 to 4096.");
        Check(Alpha is >= 0 and <= 100, $"Alpha is {Alpha}; it must be 0 to 100.");
        Check(Alpha == 0 || EpochsGraph == 0 || Hidden > 0 || TrainsNetwork, "Alpha needs features that can move: give Hidden above 0, or Alpha 0.");
        Check(HalveEvery >= 1, $"HalveEvery is {HalveEvery}; it must be 1 or more.");
        Check(Threads is >= 0 and <= 1024, $"Threads is {Threads}; it must be 0 to 1024.");
    }

    private static void Check(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
