using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Episodes;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Training.Scenes;

namespace AnyShot.Edge.Commands.Evaluating;

/// <summary>Gives a feature set the vectors of <c>--prompts</c> as its semantic vectors.</summary>
/// <param name="options">Names prompts and backbone.</param>
/// <param name="progress">Told of the background.</param>
internal sealed class EvaluationPrompts(EvaluateOptions options, IProgress<WorkProgress> progress)
{
    /// <summary>Few, as nothing is trained on them here.</summary>
    private static readonly RenderedFeaturesOptions Scenes = new() { BaseClasses = 40, ValidationClasses = 200, PerClass = 16 };

    /// <summary>Makes the text half of the backbone that the options name.</summary>
    internal Func<string, ITextEncoder?> CreateEncoder { get; init; } = name => BackboneFactory.TextEncoder(name, "auto", Directory.GetCurrentDirectory());

    internal Func<string, IBackbone> CreateBackbone { get; init; } = name => BackboneFactory.Create(name, "auto", threads: 0, Directory.GetCurrentDirectory());

    /// <exception cref="ArgumentException">The backbone has no text half, or features of another size.</exception>
    /// <exception cref="InvalidDataException">A file is missing or wrong, or a class that is measured has no prompt.</exception>
    public (FeatureSet Set, PromptBackground Background) AddTo(FeatureSet set, Action<string> warn, CancellationToken cancellationToken)
    {
        var prompts = PromptFile.Read(options.Prompts!);
        using var encoder = Encoder();
        if (encoder.Size != set.Size)
        {
            throw new ArgumentException($"The text vectors of {options.Backbone} have {encoder.Size} numbers and the features {set.Size}: --backbone must be what made the features.");
        }

        var vectors = new PromptEnsemble(encoder).Encode([.. Enumerable.Range(0, set.ClassNames.Count).Select(c => Prompt(prompts, set, c))]);
        foreach (var unknown in prompts.Keys.Where(name => !set.ClassNames.Contains(name)))
        {
            warn($"{options.Prompts} describes \"{unknown}\", which is no class of {set.Name}.");
        }

        using var backbone = CreateBackbone(options.Backbone);
        return (set.With(vectors, encoder.Size), Background(backbone, encoder, warn, cancellationToken));
    }

    /// <summary>Rendered scenes, their captions as semantic vectors.</summary>
    /// <exception cref="ArgumentException">The backbone has no text half.</exception>
    public FeatureSet Render(out PromptBackground background, Action<string> warn, CancellationToken cancellationToken)
    {
        using var encoder = Encoder();
        using var backbone = CreateBackbone(options.Backbone);
        background = Background(backbone, encoder, warn, cancellationToken);
        return RenderedFeatures.Make(backbone, encoder, Scenes with { Seed = options.Seed }, progress, cancellationToken);
    }

    private ITextEncoder Encoder() => CreateEncoder(options.Backbone)
        ?? throw new ArgumentException($"{(options.IsRendered ? EvaluateOptions.Rendered : "--prompts")} needs a backbone with a text half, and {options.Backbone} has none.");

    private PromptBackground Background(IBackbone backbone, ITextEncoder encoder, Action<string> warn, CancellationToken cancellationToken)
    {
        progress.Report(new WorkProgress("rendering a background", 0, 1));
        var cache = EmbeddingCache.Open(options.CacheFolder, backbone.Spec, warn);
        var background = RenderedBackground.Measure(backbone, encoder, cache, cancellationToken);
        cache.TrySave(warn);
        progress.Report(new WorkProgress("rendering a background", 1, 1));
        return background;
    }

    /// <summary>A class that is not measured may go by its name.</summary>
    private ClassPrompt Prompt(IReadOnlyDictionary<string, ClassPrompt> prompts, FeatureSet set, int c)
    {
        var name = set.ClassNames[c];
        if (prompts.TryGetValue(name, out var prompt))
        {
            return prompt;
        }

        var isMeasured = options.Classes is { } choice ? choice.Labels(set).Contains(c) : (options.Regimes?.Contains(QueryRegime.All) ?? true) || set.Splits[c] == ClassSplit.Novel;
        return isMeasured ? throw new InvalidDataException($"{options.Prompts} lacks class \"{name}\".") : new ClassPrompt(name);
    }
}
