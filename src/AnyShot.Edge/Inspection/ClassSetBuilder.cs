using AnyShot.Edge.Configuration;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Inspection;

/// <summary>
/// Builds class sets: embeds examples that were not embedded before, encodes words, generates features, fits the learner. Owns the text encoder and the generator. Several threads may call it; one builds at a time.
/// </summary>
/// <param name="configuration">Says how parts are judged and where files lie.</param>
/// <param name="backbone">Embeds examples; stays the caller's.</param>
/// <param name="encoder">The backbone's text half; null where it has none.</param>
/// <param name="warn">Receives one sentence for each file that cannot be used.</param>
public sealed class ClassSetBuilder(DeviceConfiguration configuration, IBackbone backbone, ITextEncoder? encoder, Action<string> warn) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ClassGenerator _generator = new(configuration, backbone);
    private readonly Dictionary<(string Examples, int Most, long Written), IReadOnlyList<float[]>> _shots = [];
    private EmbeddingCache? _cache;
    private PromptBackground? _background;

    /// <summary>Builds a set.</summary>
    /// <param name="classes">At least one.</param>
    /// <param name="revision">Number of the set.</param>
    /// <param name="cancellationToken">Stops between two batches of examples.</param>
    /// <exception cref="InvalidDataException">A file, examples or words cannot be used; one sentence names which.</exception>
    public ClassSet Build(IReadOnlyList<ClassOptions> classes, long revision, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var shots = Shots(classes, cancellationToken);
            var (described, report) = Describe([.. classes.Select((entry, c) => new SupportClass(entry.Name, shots[c]))], classes, cancellationToken);
            var (support, weight) = _generator.Fill(described);
            return new ClassSet(revision, [.. classes.Select(entry => new InspectedClass(entry.Number, entry.Name, entry.Severity))], Learner(support, weight)) { Words = report };
        }
    }

    public void Dispose()
    {
        // Whoever still builds finishes first.
        lock (_gate)
        {
            encoder?.Dispose();
            _generator.Dispose();
        }
    }

    private EmbeddingCache Cache => _cache ??= EmbeddingCache.Open(Path.Combine(configuration.StateDirectory, "embeddings"), backbone.Spec, warn);

    /// <summary>Examples of each class; those of a folder that has not changed since the last set are at hand.</summary>
    private IReadOnlyList<IReadOnlyList<float[]>> Shots(IReadOnlyList<ClassOptions> classes, CancellationToken cancellationToken)
    {
        (string Examples, int Most, long Written)[] keys = [.. classes.Select(entry => (entry.Examples, entry.MostExamples, Written(entry.Examples)))];
        int[] missing = [.. Enumerable.Range(0, keys.Length).Where(c => keys[c].Examples.Length > 0 && !_shots.ContainsKey(keys[c])).DistinctBy(c => keys[c])];
        if (missing.Length > 0)
        {
            using var builder = new SupportSetBuilder(backbone, configuration.Folder, Cache, warn);
            var built = builder.Build([.. missing.Select(c => new ExampleSource(classes[c].Name, classes[c].Examples, classes[c].MostExamples))], cancellationToken);
            for (var i = 0; i < missing.Length; i++)
            {
                _shots[keys[missing[i]]] = built[i].Shots;
            }
        }

        // What no class has any more need not be kept.
        foreach (var gone in _shots.Keys.Except(keys).ToArray())
        {
            _shots.Remove(gone);
        }

        return [.. keys.Select(key => _shots.GetValueOrDefault(key) ?? [])];
    }

    private long Written(string examples)
    {
        var isFolder = examples.Length > 0 && !examples.StartsWith(ExampleSource.VirtualPrefix, StringComparison.Ordinal);
        return isFolder ? Directory.GetLastWriteTimeUtc(configuration.Resolve(examples)).Ticks : 0;
    }

    /// <summary>Adds what the classes' words say, if any class has a prompt. One without goes by its name then, if the encoder knows it.</summary>
    private (IReadOnlyList<SupportClass> Support, PromptReport? Report) Describe(IReadOnlyList<SupportClass> support, IReadOnlyList<ClassOptions> classes, CancellationToken cancellationToken)
    {
        if (classes.FirstOrDefault(entry => entry.Prompt.HasWords) is not { } first)
        {
            return (support, null);
        }

        if (encoder is null)
        {
            throw new InvalidDataException($"Class \"{first.Name}\" has a prompt, and the backbone {backbone.Spec.Name} has no text half that could read it.");
        }

        int[] worded = [.. Enumerable.Range(0, classes.Count).Where(c => classes[c].Prompt.HasWords || IsNameKnown(classes[c]))];
        ClassPrompt[] prompts = [.. worded.Select(c => PromptSection.Of(classes[c]))];
        var vectors = new PromptEnsemble(encoder).Encode(prompts);
        var described = support.ToArray();
        for (var i = 0; i < worded.Length; i++)
        {
            var vector = vectors.AsSpan(i * encoder.Size, encoder.Size);
            described[worded[i]] = support[worded[i]] with { Text = vector.ContainsAnyExcept(0f) ? vector.ToArray() : null };
        }

        if (described.FirstOrDefault(entry => entry.Text is null && entry.Shots.Count == 0 && configuration.Options.Inspection.AnyShot.Semantics.Length == 0) is { } silent)
        {
            throw new InvalidDataException($"Class \"{silent.Name}\" has no examples, and its prompt says nothing.");
        }

        return (described, new PromptCheck(encoder, Background(cancellationToken)).Run(prompts, vectors));
    }

    private bool IsNameKnown(ClassOptions entry)
    {
        var prompt = PromptSection.Of(entry);
        var words = PromptName.Words(entry.Name);
        return prompt.IsGood == true || (words.Length > 0 && (encoder as ITextExplainer)?.Explain(words).Doubtful.Any() == false);
    }

    /// <summary>Measured once; from the cache when an earlier start has embedded its pictures.</summary>
    private PromptBackground Background(CancellationToken cancellationToken)
    {
        if (_background is null)
        {
            _background = RenderedBackground.Measure(backbone, encoder!, Cache, cancellationToken);
            Cache.TrySave(warn);
        }

        return _background;
    }

    /// <summary>Makes ready for classes in words, so that the first such class is not the one that waits. Nothing for a backbone without a text half.</summary>
    public void Prepare(CancellationToken cancellationToken)
    {
        if (encoder is null)
        {
            return;
        }

        lock (_gate)
        {
            Background(cancellationToken);
        }
    }

    private ILearner Learner(IReadOnlyList<SupportClass> support, double? syntheticWeight)
    {
        var options = configuration.Options.Inspection;
        var prompts = new PromptOptions { Background = _background };
        var settings = new AnyShotOptions { Neighbours = options.AnyShot.Neighbours, Prompts = prompts };
        try
        {
            return options.Learner == AnyShotLearnerOptions.Name
                ? AnyShotLearner.Build(support, settings with { SyntheticWeight = syntheticWeight ?? settings.SyntheticWeight })
                : PrototypeLearner.Build(support, prompts);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"The examples make no learner: {error.Message}", error);
        }
    }
}
