using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Reads what is to be evaluated.</summary>
/// <param name="Set">Features, labels, splits, groups, semantic vectors.</param>
/// <param name="Ways">Classes an episode.</param>
/// <param name="HasClassVectors">The semantic vectors lie in the space of the features.</param>
internal sealed record EvaluationData(FeatureSet Set, int Ways, bool HasClassVectors)
{
    /// <exception cref="InvalidDataException">A file is missing or wrong; one sentence names it.</exception>
    public static EvaluationData Load(EvaluateOptions options, Action<string> warn, IProgress<WorkProgress> progress, CancellationToken cancellationToken)
    {
        var semantics = options.Semantics is { } table ? AttributeTable.Read(table) : null;
        var (set, explicitSplit) = options.Features is { } file
            ? FromFile(file, options, semantics)
            : FromImages(options, semantics, warn, progress, cancellationToken);
        if (options.SaveFeatures is { } path)
        {
            FeatureFile.Write(path, set);
        }

        var candidates = set.Splits.Count(split => split == options.Classes);
        var ways = options.Ways ?? (explicitSplit ? Math.Min(candidates, 5) : ClassSplits.UsualWays(set.ClassNames.Count));
        return new EvaluationData(set, ways, options.Features is not null && semantics is null && set.SemanticSize == set.Size);
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
        var folder = options.Data!;
        var images = ImageDataset.Read(folder);
        var groupFile = options.Groups ?? Path.Combine(Directory.Exists(folder) ? folder : Path.GetDirectoryName(Path.GetFullPath(folder))!, ImageGroups.FileName);
        var groups = options.Groups is not null || File.Exists(groupFile) ? ImageGroups.Read(groupFile, images.Names) : null;
        var given = options.Split is { } split ? ClassSplits.Read(split, images.ClassNames) : images.Splits;
        using var backbone = BackboneFactory.Create(options.Backbone, "auto", threads: 0, Directory.GetCurrentDirectory());
        var cache = EmbeddingCache.Open(options.CacheFolder, backbone.Spec, warn);
        var splits = given ?? ClassSplits.ByRule(images.ClassNames.Count, options.Ways ?? ClassSplits.UsualWays(images.ClassNames.Count));
        if (BackboneFactory.PretrainingCard(options.Backbone, Directory.GetCurrentDirectory()) is { } card)
        {
            WarnOfSeenClasses(card, images.ClassNames, splits, warn);
        }

        return (FeatureExtraction.Run(images, splits, groups, semantics, backbone, cache, warn, progress, cancellationToken), given is not null);
    }

    /// <summary>Names may coincide between data sets, so it is no error; within one set such a number measures memory.</summary>
    private static void WarnOfSeenClasses(ModelCard card, IReadOnlyList<string> classNames, IReadOnlyList<ClassSplit> splits, Action<string> warn)
    {
        var seen = classNames.Where((name, c) => splits[c] == ClassSplit.Novel && card.Classes.Contains(name)).ToArray();
        if (seen.Length > 0)
        {
            warn($"The backbone {card.Name} was trained on classes that are novel here by name: {string.Join(", ", seen)}. If they are the same classes, the accuracy is no few-shot accuracy.");
        }
    }
}
