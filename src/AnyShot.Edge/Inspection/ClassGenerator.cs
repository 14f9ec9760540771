using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Inspection;

/// <summary>
/// Gives classes generated features: from their rows in a table of attributes where the configuration names one, else from their words. Where the backbone was trained with attributes (<c>train episodic
/// --semantics</c>) or words (<c>--prompts</c>) and has no generator, its own layer makes the one feature of a class. Loads either once. Used by one thread at a time.
/// </summary>
internal sealed class ClassGenerator(DeviceConfiguration configuration, IBackbone backbone) : IDisposable
{
    /// <summary>The same classes look the same after every start.</summary>
    private const ulong Seed = 1;

    private FeatureGenerator? _generator;
    private SemanticPrototypes? _layer;
    private PromptVectors? _words;

    /// <summary>Adds what the generator makes of the classes, if there is one.</summary>
    /// <returns>The classes, and what their generated features weigh in shots; null where nobody knows.</returns>
    /// <exception cref="InvalidDataException">A file cannot be used or does not fit; one sentence names it.</exception>
    public (IReadOnlyList<SupportClass> Support, double? Weight) Fill(IReadOnlyList<SupportClass> support)
    {
        var options = configuration.Options.Inspection.AnyShot;
        if (options.Semantics.Length > 0 && (_layer ??= Layer()) is { } layer)
        {
            return (Means(support, layer, Attributes(support), $"{options.Semantics} has"), WeightOf(layer));
        }

        if (File() is not { } file || (options.Semantics.Length == 0 && support.All(entry => entry.Text is null)))
        {
            return (support, null);
        }

        var generator = _generator ??= Load(file);
        IReadOnlyList<IReadOnlyList<float>?> semantics = options.Semantics.Length > 0 ? Attributes(support) : [.. support.Select(entry => entry.Text)];
        if (semantics.FirstOrDefault(vector => vector is not null) is { } first && first.Count != generator.SemanticSize)
        {
            throw new InvalidDataException($"The feature generator {file} takes {generator.SemanticSize} numbers a class, and {(options.Semantics.Length > 0 ? "the table has" : "words make")} {first.Count}.");
        }

        return (SyntheticSupport.Fill(support, semantics, generator, options.Synthetic, Seed), generator.Card.PseudoShots ?? AnyShotOptions.UnmeasuredSyntheticWeight);
    }

    /// <summary>Where the backbone's layer was learnt with prompts: the class mean that it makes of a class's words stands as the class's one generated feature.</summary>
    /// <param name="support">The classes' examples.</param>
    /// <param name="classes">Their words.</param>
    /// <returns>As <see cref="Fill"/>; null where the backbone has no such layer.</returns>
    /// <exception cref="InvalidDataException">The layer does not fit, or a class has neither examples nor words that say something; one sentence names it.</exception>
    public (IReadOnlyList<SupportClass> Support, double? Weight)? FillFromWords(IReadOnlyList<SupportClass> support, IReadOnlyList<RegisteredClass> classes)
    {
        if (SemanticLayer.TextModelOf(configuration) is not { } text)
        {
            return null;
        }

        PromptVectors.Require(text, backbone.Spec.Name);
        var layer = _layer ??= Layer()!;
        int[] worded = [.. Enumerable.Range(0, classes.Count).Where(c => classes[c].HasWords() || support[c].Shots.Count == 0)];
        var vectors = (_words ??= new PromptVectors(configuration.Options.Inspection.Device)).Of([.. worded.Select(c => classes[c].Prompt())]);
        var rows = new float[]?[classes.Count];
        foreach (var (c, vector) in worded.Zip(vectors))
        {
            rows[c] = vector is not null || support[c].Shots.Count > 0 ? vector : throw new InvalidDataException($"Class \"{classes[c].Name}\" has no examples, and its words say nothing.");
        }

        return (Means(support, layer, rows, "words make"), WeightOf(layer));
    }

    public void Dispose()
    {
        _generator?.Dispose();
        _words?.Dispose();
    }

    private string? File()
    {
        var inspection = configuration.Options.Inspection;
        return inspection.AnyShot.Generator switch
        {
            _ when inspection.Learner != AnyShotLearnerOptions.Name => null,
            AnyShotLearnerOptions.NoGenerator => null,
            AnyShotLearnerOptions.OwnGenerator => BackboneFactory.Generator(inspection.Backbone, configuration.Folder),
            var file => configuration.Resolve(file),
        };
    }

    private SemanticPrototypes? Layer() => SemanticLayer.FileOf(configuration) is { } file ? SemanticPrototypes.Read(Path.GetDirectoryName(file)!) : null;

    private static double WeightOf(SemanticPrototypes layer) => Math.Min(layer.WeightInShots, AnyShotOptions.MostSyntheticWeight);

    /// <summary>The class mean that the layer makes of semantic vectors stands as the class's one generated feature: with K examples it has w0 / (w0 + K) of the say.</summary>
    private IReadOnlyList<SupportClass> Means(IReadOnlyList<SupportClass> support, SemanticPrototypes layer, IReadOnlyList<IReadOnlyList<float>?> semantics, string origin)
    {
        if (layer.Size != backbone.Spec.EmbeddingSize)
        {
            throw new InvalidDataException($"{SemanticPrototypes.FileName} of the backbone {backbone.Spec.Name} makes {layer.Size} numbers, and it gives {backbone.Spec.EmbeddingSize}.");
        }

        if (semantics.FirstOrDefault(row => row is not null) is { } first && first.Count != layer.SemanticSize)
        {
            throw new InvalidDataException($"The backbone {backbone.Spec.Name} was trained with {layer.SemanticSize} attributes, and {origin} {first.Count}.");
        }

        return [.. support.Select((entry, c) => semantics[c] is { } row ? entry with { Synthetic = [layer.Of([.. row])] } : entry)];
    }

    private FeatureGenerator Load(string file)
    {
        var generator = FeatureGenerator.Load(file);
        if (generator.FeatureSize == backbone.Spec.EmbeddingSize)
        {
            return generator;
        }

        generator.Dispose();
        throw new InvalidDataException($"The feature generator {file} makes {generator.FeatureSize} numbers, and the backbone {backbone.Spec.Name} gives {backbone.Spec.EmbeddingSize}.");
    }

    /// <summary>Who has examples or words need not be in the table; who has neither must be.</summary>
    private IReadOnlyList<IReadOnlyList<float>?> Attributes(IReadOnlyList<SupportClass> support)
    {
        var table = AttributeTable.Read(configuration.Resolve(configuration.Options.Inspection.AnyShot.Semantics));
        return [.. support.Select(entry => (entry.Shots.Count == 0 && entry.Text is null) || table.ClassNames.Contains(entry.Name) ? table.Of(entry.Name) : null)];
    }
}
