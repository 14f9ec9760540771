using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Evaluation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Prompts;
using AnyShot.Engine.Registry;

namespace AnyShot.Edge.Inspection;

/// <summary>
/// Builds class sets: embeds examples that were not embedded before, encodes words, generates features, fits the learner. Owns the text encoder and the generator. Several threads may call it; one builds at a time.
/// </summary>
/// <param name="configuration">Says how parts are judged and where files lie.</param>
/// <param name="backbone">Embeds examples; stays the caller's.</param>
/// <param name="encoder">The backbone's text half; null where it has none.</param>
/// <param name="images">Images of the examples that were added while the agent ran.</param>
/// <param name="warn">Receives one sentence for each file that cannot be used, and once for what makes examples doubtful.</param>
public sealed class ClassSetBuilder(DeviceConfiguration configuration, IBackbone backbone, ITextEncoder? encoder, IShotStore images, Action<string> warn) : IDisposable
{
    /// <summary>Folders whose embeddings stay at hand although the last set did not have them.</summary>
    private const int MostFolders = 100;

    /// <summary>Sentences about examples that are remembered as said.</summary>
    private const int MostSaid = 1000;

    private readonly Lock _gate = new();
    private readonly ClassGenerator _generator = new(configuration, backbone);
    private readonly Dictionary<(string Examples, int Most, long Written), IReadOnlyList<float[]>> _shots = [];
    private readonly HashSet<string> _said = [];
    private EmbeddingCache? _cache;
    private PromptBackground? _background;
    private TrainedClassifier? _classifier;
    private bool _saidThatWordsAreNotRead;

    /// <summary>Builds a set; works on the thread pool.</summary>
    /// <param name="revision">At least one of its classes is not retired.</param>
    /// <param name="cancellationToken">Stops between two batches of examples.</param>
    /// <exception cref="InvalidDataException">A file, examples or words cannot be used; one sentence names which.</exception>
    /// <exception cref="IOException">An image cannot be fetched now.</exception>
    public async Task<ClassSet> BuildAsync(ClassRevision revision, CancellationToken cancellationToken)
    {
        RegisteredClass[] classes = [.. revision.Classes.Where(entry => !entry.IsRetired)];
        var files = await FilesAsync(classes, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Build(classes, files, revision.Revision, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The examples of a revision's classes, embedded; works on the thread pool.</summary>
    /// <inheritdoc cref="BuildAsync" path="/exception"/>
    public async Task<IReadOnlyList<ClassExamples>> ExamplesAsync(ClassRevision revision, CancellationToken cancellationToken)
    {
        RegisteredClass[] classes = [.. revision.Classes.Where(entry => !entry.IsRetired)];
        var files = await FilesAsync(classes, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Examples(classes, files, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private ClassExamples[] Examples(IReadOnlyList<RegisteredClass> classes, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // The stored examples come last, one for each.
            return [.. Shots(classes, files, cancellationToken).Select((all, c) => new ClassExamples(classes[c], [.. all.SkipLast(classes[c].Shots.Count)], [.. all.TakeLast(classes[c].Shots.Count)]))];
        }
    }

    private ClassSet Build(IReadOnlyList<RegisteredClass> classes, IReadOnlyDictionary<string, string> files, long revision, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var (learner, report) = configuration.Options.Inspection.Learner == InspectionOptions.TrainedLearner
                ? (Trained(classes, files, cancellationToken), null)
                : FromExamplesAndWords(classes, files, cancellationToken);
            return new ClassSet(revision, [.. classes.Select(entry => new InspectedClass(entry.Number, entry.Name, entry.Severity))], learner) { Words = report };
        }
    }

    private (ILearner Learner, PromptReport? Words) FromExamplesAndWords(IReadOnlyList<RegisteredClass> classes, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var examples = Support(classes, files, cancellationToken);
        if (_generator.FillFromWords(examples, classes) is { } filled)
        {
            return (Learner(filled.Support, filled.Weight), null);
        }

        var (described, report) = Describe(examples, classes, cancellationToken);
        var (support, weight) = _generator.Fill(described);
        return (Learner(support, weight), report);
    }

    /// <summary>The classes are looked at first, so that a class that the classifier does not know is told before its examples are embedded.</summary>
    private TrainedHeadLearner Trained(IReadOnlyList<RegisteredClass> classes, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var classifier = _classifier ??= TrainedClassifier.Load(configuration.Options.Inspection.Backbone, configuration.Folder);
        if (classifier.Mistake([.. classes.Select(entry => entry.Name)]) is { } mistake)
        {
            throw new InvalidDataException(mistake);
        }

        try
        {
            return TrainedHeadLearner.Build(classifier, Support(classes, files, cancellationToken));
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"The examples do not fit the trained classifier: {error.Message}", error);
        }
    }

    private SupportClass[] Support(IReadOnlyList<RegisteredClass> classes, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        var shots = Shots(classes, files, cancellationToken);
        foreach (var sentence in Pitfalls.OfExamples([.. classes.Select((entry, c) => (entry.Name, shots[c]))]))
        {
            Warn(sentence);
        }

        return [.. classes.Select((entry, c) => new SupportClass(entry.Name, shots[c]))];
    }

    /// <summary>Once: a set is built for each change, and the same examples are doubtful in each.</summary>
    private void Warn(string sentence)
    {
        if (_said.Count > MostSaid)
        {
            _said.Clear();
        }

        if (_said.Add(sentence))
        {
            warn(sentence);
        }
    }

    /// <summary>The examples of each class that is not retired, with their names; works on the thread pool. A class in words alone has none.</summary>
    /// <exception cref="InvalidDataException">A folder or a stored example cannot be used; one sentence names it.</exception>
    /// <exception cref="IOException">An image cannot be fetched now.</exception>
    public async Task<IReadOnlyList<(RegisteredClass Class, IReadOnlyList<SupportItem> Items)>> NamedExamplesAsync(ClassRevision revision, CancellationToken cancellationToken)
    {
        RegisteredClass[] classes = [.. revision.Classes.Where(entry => !entry.IsRetired)];
        var files = await FilesAsync(classes, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => NamedExamples(classes, files, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private IReadOnlyList<(RegisteredClass Class, IReadOnlyList<SupportItem> Items)> NamedExamples(
        RegisteredClass[] classes, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            using var builder = new SupportSetBuilder(backbone, configuration.Folder, Cache, Warn);
            return [.. classes.Select(entry => (entry, (IReadOnlyList<SupportItem>)
            [
                .. entry.Examples.Length > 0 ? builder.Items(new ExampleSource(entry.Name, entry.Examples, entry.MostExamples), cancellationToken) : [],
                .. entry.Shots.Zip(Stored(builder, entry, files, cancellationToken), (shot, embedding) => new SupportItem(shot, embedding, shot)),
            ]))];
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

    /// <summary>Local files of the stored examples whose embedding is not at hand.</summary>
    private async Task<IReadOnlyDictionary<string, string>> FilesAsync(IReadOnlyList<RegisteredClass> classes, CancellationToken cancellationToken)
    {
        (string Class, string Shot)[] missing;
        lock (_gate)
        {
            missing = [.. classes.SelectMany(entry => entry.Shots.Where(shot => Cache.Find(Convert.FromHexString(shot)) is null).Select(shot => (entry.Name, shot)))];
        }

        var files = new Dictionary<string, string>();
        foreach (var (name, shot) in missing)
        {
            files[shot] = await images.FileAsync(shot, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidDataException($"Class \"{name}\": the image {shot} of an example is gone from the shot store: remove the example, or bring the file back.");
        }

        return files;
    }

    /// <summary>Examples of each class: those of its folder, at hand when it has not changed since the last set, and the stored ones.</summary>
    private IReadOnlyList<IReadOnlyList<float[]>> Shots(IReadOnlyList<RegisteredClass> classes, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken)
    {
        (string Examples, int Most, long Written)[] keys = [.. classes.Select(entry => (entry.Examples, entry.MostExamples, Written(entry.Examples)))];
        int[] missing = [.. Enumerable.Range(0, keys.Length).Where(c => keys[c].Examples.Length > 0 && !_shots.ContainsKey(keys[c])).DistinctBy(c => keys[c])];
        using var builder = new SupportSetBuilder(backbone, configuration.Folder, Cache, warn);
        if (missing.Length > 0)
        {
            var built = builder.Build([.. missing.Select(c => new ExampleSource(classes[c].Name, classes[c].Examples, classes[c].MostExamples))], cancellationToken);
            for (var i = 0; i < missing.Length; i++)
            {
                _shots[keys[missing[i]]] = built[i].Shots;
            }
        }

        // A set that is built beside another one may lack what that one has, so only what is long gone is let go.
        foreach (var gone in _shots.Count > MostFolders ? _shots.Keys.Except(keys).ToArray() : [])
        {
            _shots.Remove(gone);
        }

        return [.. keys.Select((key, c) => (IReadOnlyList<float[]>)[.. _shots.GetValueOrDefault(key) ?? [], .. Stored(builder, classes[c], files, cancellationToken)])];
    }

    private static IReadOnlyList<float[]> Stored(SupportSetBuilder builder, RegisteredClass entry, IReadOnlyDictionary<string, string> files, CancellationToken cancellationToken) => entry.Shots.Count == 0
        ? []
        : builder.Embed(entry.Name, [.. entry.Shots.Select(shot => new StoredExample(Convert.FromHexString(shot), files.GetValueOrDefault(shot)))], cancellationToken);

    private long Written(string examples)
    {
        var isFolder = examples.Length > 0 && !examples.StartsWith(ExampleSource.VirtualPrefix, StringComparison.Ordinal);
        return isFolder ? Directory.GetLastWriteTimeUtc(configuration.Resolve(examples)).Ticks : 0;
    }

    /// <summary>Adds what the classes' words say, if any class has words or nothing else. One without words goes by its name then, if the encoder knows it.</summary>
    private (IReadOnlyList<SupportClass> Support, PromptReport? Report) Describe(IReadOnlyList<SupportClass> support, IReadOnlyList<RegisteredClass> classes, CancellationToken cancellationToken)
    {
        var hasTable = configuration.Options.Inspection.AnyShot.Semantics.Length > 0;
        var bare = Enumerable.Range(0, classes.Count).Where(c => support[c].Shots.Count == 0 && !hasTable).Select(c => classes[c]).FirstOrDefault();
        if (bare is null && !classes.Any(entry => entry.HasWords()))
        {
            return (support, null);
        }

        if (encoder is null)
        {
            if (bare is null)
            {
                SayOnceThatWordsAreNotRead();
                return (support, null);
            }

            throw new InvalidDataException(
                bare.HasWords() ? $"Class \"{bare.Name}\" has a prompt, and the backbone {backbone.Spec.Name} has no text half that could read it." : $"Class \"{bare.Name}\" has no example.");
        }

        int[] worded = [.. Enumerable.Range(0, classes.Count).Where(c => classes[c].HasWords() || IsNameKnown(classes[c]))];
        ClassPrompt[] prompts = [.. worded.Select(c => classes[c].Prompt())];
        var vectors = new PromptEnsemble(encoder).Encode(prompts);
        var described = support.ToArray();
        for (var i = 0; i < worded.Length; i++)
        {
            var vector = vectors.AsSpan(i * encoder.Size, encoder.Size);
            described[worded[i]] = support[worded[i]] with { Text = vector.ContainsAnyExcept(0f) ? vector.ToArray() : null };
        }

        if (!hasTable && described.FirstOrDefault(entry => entry.Text is null && entry.Shots.Count == 0) is { } silent)
        {
            throw new InvalidDataException($"Class \"{silent.Name}\" has no examples, and {(classes.First(entry => entry.Name == silent.Name).HasWords() ? "its prompt says nothing" : "its name alone says nothing")}.");
        }

        return (described, new PromptCheck(encoder, Background(cancellationToken)).Run(prompts, vectors));
    }

    private void SayOnceThatWordsAreNotRead()
    {
        if (!_saidThatWordsAreNotRead)
        {
            _saidThatWordsAreNotRead = true;
            warn($"The backbone {backbone.Spec.Name} has no text half, so the words of classes are not read; their examples are.");
        }
    }

    private bool IsNameKnown(RegisteredClass entry)
    {
        var words = PromptName.Words(entry.Name);
        return entry.Severity == Severity.Good || (words.Length > 0 && (encoder as ITextExplainer)?.Explain(words).Doubtful.Any() == false);
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
