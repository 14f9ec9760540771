using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Transport;
using static TorchSharp.torch;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Zero-shot and generalised zero-shot accuracy: images of seen classes are held out, a generator is trained on the others, then two kinds of classifiers answer.</summary>
/// <param name="options">What is asked.</param>
/// <param name="set">Features with semantic vectors.</param>
/// <param name="progress">Told of the training.</param>
internal sealed class EvaluateGeneralized(EvaluateOptions options, FeatureSet set, IProgress<WorkProgress> progress)
{
    /// <summary>Every episode asks about all classes, so that few suffice.</summary>
    private const int Runs = 100;

    /// <summary>Steps of the softmax classifier at least; a step has as many rows as a class, so that a pass has a step for each class.</summary>
    private const int Steps = 4000;

    /// <exception cref="InvalidDataException">A class is too small to hold images out.</exception>
    public IReadOnlyList<GeneralizedRow> Run(CancellationToken cancellationToken)
    {
        var holdOut = SeenHoldOut.Of(set, options.Seed);
        var trainable = set.Subset([.. holdOut.Training.Concat(set.ImagesOf(ClassSplit.Novel))]);
        using var generated = GeneratedFeatures.Make(options, trainable, progress, cancellationToken);
        var learners = new EvaluationLearners(options, generated.Generator);
        var rows = new List<GeneralizedRow> { Softmax(holdOut, generated) };
        var episodes = new GeneralizedEpisodes(set, holdOut, generated.Pool);
        foreach (var kind in (options.Learners ?? ["any-shot"]).Select(name => LearnerKind.All[name]).Where(kind => kind.TakesGenerated))
        {
            foreach (var marginal in kind.HasTransport ? options.Transports.Where(marginal => marginal != ColumnMarginal.Known) : [ColumnMarginal.None])
            {
                var learner = learners.Create(new PlannedRow(0, QueryRegime.Balanced, kind, marginal));
                rows.Add(Row(
                    kind.HasTransport ? $"{kind.Name}, {OptionNames.Of(marginal)}" : kind.Name,
                    episodes.Labelled,
                    episodes.Accuracy(learner, Runs, options.Seed, cancellationToken),
                    episodes.Generalized(learner, Runs, options.Seed, cancellationToken)));
            }
        }

        return rows;
    }

    private GeneralizedRow Softmax(SeenHoldOut holdOut, GeneratedFeatures generated)
    {
        using var scope = NewDisposeScope();
        var seen = holdOut.Training.Select(i => set.Labels[i]).Distinct().Order().ToArray();
        var novel = set.ImagesOf(ClassSplit.Novel);
        var unseen = novel.Select(i => set.Labels[i]).Distinct().Order().ToArray();
        var conditions = ConditionVectors.Of(set, generated.Generator.Card.Options.Compat).index_select(0, tensor(Array.ConvertAll(unseen, c => (long)c)));
        var (features, labels) = Rows(novel, unseen);
        // As many generated features as a seen class has images, so that no class is likelier than another before it is looked at; and as many passes as so few rows need.
        var perClass = Math.Max(1, holdOut.Training.Count / seen.Length);
        var settings = new ZeroShotOptions { Seed = options.Seed, PerClass = perClass };
        var passes = Math.Max(settings.GeneralizedEpochs, Steps / (seen.Length + unseen.Length));
        settings = settings with { GeneralizedEpochs = passes, Epochs = Math.Max(settings.Epochs, passes) };
        return Row(
            "softmax",
            perClass,
            ZeroShotEvaluation.Accuracy(generated.Generator, conditions, features, labels, settings),
            ZeroShotEvaluation.Generalized(generated.Generator, conditions, Rows(holdOut.Training, seen), Rows(holdOut.Test, seen), (features, labels), settings));
    }

    /// <summary>Features and labels; a label is its class's place among <paramref name="classes"/>.</summary>
    private (Tensor Features, Tensor Labels) Rows(IReadOnlyList<int> images, int[] classes)
    {
        var part = set.Subset(images);
        return (tensor(part.Features.ToArray(), [part.Count, part.Size]), tensor(part.Labels.Select(label => (long)Array.IndexOf(classes, label)).ToArray()));
    }

    private GeneralizedRow Row(string classifier, int synthetic, double zeroShot, GeneralizedZeroShotResult result) => new()
    {
        Dataset = set.Name,
        Backbone = set.Backbone,
        SplitHash = ClassSplits.Hash(set.ClassNames, set.Splits),
        Classifier = classifier,
        Seed = options.Seed,
        ZeroShot = zeroShot,
        Unseen = result.Unseen,
        Seen = result.Seen,
        Harmonic = result.Harmonic,
        SeenClasses = set.Labels.Distinct().Count(c => set.Splits[c] != ClassSplit.Novel),
        UnseenClasses = set.Labels.Distinct().Count(c => set.Splits[c] == ClassSplit.Novel),
        Synthetic = synthetic,
        Compat = OptionNames.Of(options.Compat),
    };
}
