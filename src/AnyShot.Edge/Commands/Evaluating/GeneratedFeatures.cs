using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>A feature generator and what it makes of every class. Owns both.</summary>
internal sealed class GeneratedFeatures : IDisposable
{
    /// <summary>Features a class from which episodes draw.</summary>
    public const int PoolSize = 100;

    private GeneratedFeatures(FeatureGenerator generator, Tensor pool) => (Generator, Pool) = (generator, pool);

    public FeatureGenerator Generator { get; }

    /// <summary>float32 (C, <see cref="PoolSize"/>, d).</summary>
    public Tensor Pool { get; }

    /// <summary>Reads the generator of <c>--generator</c>, or trains one on the base classes.</summary>
    /// <exception cref="InvalidDataException">The generator is of other features, or knows a class that is to be measured.</exception>
    public static GeneratedFeatures Make(EvaluateOptions options, FeatureSet set, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var generator = options.Generator is { } path ? Load(path, set) : Train(options, set, progress, cancellationToken);
        try
        {
            using var conditions = ConditionVectors.Of(set, generator.Card.Options.Compat);
            return new GeneratedFeatures(generator, generator.Generate(conditions, PoolSize, options.Seed));
        }
        catch
        {
            generator.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Generator.Dispose();
        Pool.Dispose();
    }

    private static FeatureGenerator Train(EvaluateOptions options, FeatureSet set, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var told = new InlineProgress<EGanProgress>(p => progress.Report(new WorkProgress("training the feature generator", p.Step, p.Steps)));
        var generator = EGanTraining.Train(set, new EGanOptions { Seed = options.Seed, Compat = options.Compat }, told, cancellationToken).Generator;
        // Early stopping ends before the last step.
        progress.Report(new WorkProgress("training the feature generator", 1, 1));
        return generator;
    }

    /// <summary>What follows the name of a backbone of known weights: they are the same in a folder and with the program, and whatever the side of the input.</summary>
    private static string WeightsOf(string backbone) => backbone[(backbone.LastIndexOf('@') + 1)..];

    private static FeatureGenerator Load(string path, FeatureSet set)
    {
        var generator = FeatureGenerator.Load(path);
        var card = generator.Card;
        var fault = (WeightsOf(card.Backbone) != WeightsOf(set.Backbone), card.Sizes.Feature != set.Size, card.Sizes.Semantic != set.SemanticSize) switch
        {
            (true, _, _) => $"was made for features of {card.Backbone}, and these are of {set.Backbone}",
            (_, true, _) => $"makes features of {card.Sizes.Feature} numbers, and these have {set.Size}",
            (_, _, true) => $"takes semantic vectors of {card.Sizes.Semantic} numbers, and these have {set.SemanticSize}",
            _ => card.DataSet == set.Name && card.TrainedOn.FirstOrDefault(name => Enumerable.Range(0, set.ClassNames.Count).Any(c => set.ClassNames[c] == name && set.Splits[c] == ClassSplit.Novel)) is { } known
                ? $"was trained on class \"{known}\", which is novel here"
                : null,
        };
        if (fault is not null)
        {
            generator.Dispose();
            throw new InvalidDataException($"The generator {path} {fault}.");
        }

        return generator;
    }
}
