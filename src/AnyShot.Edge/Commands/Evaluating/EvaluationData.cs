using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Reads what is to be evaluated.</summary>
/// <param name="Set">Features, labels, splits, groups, semantic vectors.</param>
/// <param name="Ways">Classes an episode.</param>
/// <param name="HasClassVectors">The semantic vectors lie in the space of the features.</param>
/// <param name="Background">What images look like to the backbone in general; null without prompts.</param>
internal sealed record EvaluationData(FeatureSet Set, int Ways, bool HasClassVectors, PromptBackground? Background)
{
    /// <summary>What a class vector is worth beside shots: as the backbone's training found, else 1.</summary>
    public double WeightInShots { get; init; } = 1;

    /// <exception cref="InvalidDataException">A file is missing or wrong; one sentence names it.</exception>
    public static EvaluationData Load(EvaluateOptions options, EvaluationPrompts prompts, Action<string> warn, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var semantics = options.Semantics is { } table ? AttributeTable.Read(table) : options.LayerPrompts is { } words ? Words(options.Backbone, words) : null;
        PromptBackground? background = null;
        var (set, explicitSplit) = options.IsRendered ? (prompts.Render(out background, warn, cancellationToken), true)
            : options.Features is { } file
            ? FromFile(file, options, semantics)
            : FromImages(options, semantics, warn, progress, cancellationToken);
        if (options.Prompts is not null)
        {
            (set, background) = prompts.AddTo(set, warn, cancellationToken);
        }

        var source = options.Semantics ?? options.LayerPrompts;
        var learnt = source is not null && options.Features is null && BackboneFactory.Folder(options.Backbone, Directory.GetCurrentDirectory()) is { } model ? SemanticPrototypes.Read(model) : null;
        if (learnt is not null)
        {
            set = learnt.SemanticSize == set.SemanticSize && learnt.Size == set.Size
                ? set.With(learnt.Of(set.Semantics), set.Size)
                : throw new InvalidDataException($"The backbone {options.Backbone} makes class means of {learnt.SemanticSize} attributes, and {source} has {set.SemanticSize}.");
        }

        if (options.SaveFeatures is { } path)
        {
            FeatureFile.Write(path, set);
        }

        var isRule = !explicitSplit && options.Classes is null or { Split: not null };
        var ways = options.Ways ?? (isRule ? ClassSplits.UsualWays(set.ClassNames.Count) : Math.Min((options.Classes ?? new ClassChoice(ClassSplits.NameOf(ClassSplit.Novel))).Labels(set).Count, 5));
        if (ways < 2)
        {
            throw new ArgumentException($"{set.Name} leaves {ways} class(es) to choose between; two at least are needed. Choose others by --classes, or give --way or --split.");
        }

        return new EvaluationData(set, ways, background is not null || learnt is not null || (options.Features is not null && semantics is null && set.SemanticSize == set.Size), background) { WeightInShots = learnt?.WeightInShots ?? 1 };
    }

    /// <summary>Labels of the classes that a regime measures; null for the split that everybody measures.</summary>
    public IReadOnlyList<int>? Chosen(EvaluateOptions options, QueryRegime regime) => options.Classes is { } choice
        ? choice.Split is null ? choice.Labels(Set) : null
        : regime == QueryRegime.All ? new ClassChoice(ClassChoice.Everything).Labels(Set) : null;

    /// <summary>Labels of the classes that a regime measures.</summary>
    public IReadOnlyList<int> Measured(EvaluateOptions options, QueryRegime regime) =>
        Chosen(options, regime) ?? new ClassChoice(ClassSplits.NameOf(options.Classes?.Split ?? ClassSplit.Novel)).Labels(Set);

    private static AttributeTable Words(string backbone, string file)
    {
        PromptVectors.Require(BackboneFactory.TextModel(backbone, Directory.GetCurrentDirectory())!, backbone);
        return PromptVectors.Read(file, "auto");
    }

    private static (FeatureSet Set, bool ExplicitSplit) FromFile(string file, EvaluateOptions options, AttributeTable? semantics)
    {
        if (options.Groups is not null)
        {
            throw new InvalidDataException("--groups names images, which a feature file does not; its groups are its array \"groups\".");
        }

        var (set, hasSplit) = FeatureFile.Read(file, options.Ways);
        return (set.With(options.Split is { } split ? ClassSplits.Read(split, set.ClassNames) : null, semantics), hasSplit || options.Split is not null);
    }

    private static (FeatureSet Set, bool ExplicitSplit) FromImages(
        EvaluateOptions options, AttributeTable? semantics, Action<string> warn, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var isGiven = false;
        var set = EmbeddedImages.Load(options.Data!, options.Groups, options.Backbone, options.CacheFolder, semantics, Splits, warn, progress, cancellationToken);
        return (set, isGiven);

        IReadOnlyList<ClassSplit> Splits(ImageDataset images)
        {
            var given = options.Split is { } split ? ClassSplits.Read(split, images.ClassNames) : images.Splits;
            isGiven = given is not null;
            var splits = given ?? ClassSplits.ByRule(images.ClassNames.Count, options.Ways ?? ClassSplits.UsualWays(images.ClassNames.Count));
            if (BackboneFactory.TrainedCard(options.Backbone, Directory.GetCurrentDirectory()) is { } card
                && Pitfalls.Seen(card, [.. images.ClassNames.Where((_, c) => splits[c] == ClassSplit.Novel)], "novel") is { } seen)
            {
                warn(seen);
            }

            return splits;
        }
    }
}
