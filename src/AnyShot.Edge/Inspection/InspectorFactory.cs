using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Generation;
using AnyShot.Engine.Learners;
using AnyShot.Engine.Learners.Streaming;

namespace AnyShot.Edge.Inspection;

/// <summary>Makes the inspector that a configuration describes: loads the backbone, embeds the examples, builds the learner, runs it once.</summary>
public sealed partial class InspectorFactory(DeviceConfiguration configuration, AgentMetrics metrics, TimeProvider time, ILogger<InspectorFactory> logger)
{
    /// <summary>The configuration's classes are one revision; which configuration it was, its checksum tells.</summary>
    private const long ConfiguredRevision = 1;

    /// <summary>The same classes look the same after every start.</summary>
    private const ulong GeneratedSeed = 1;

    /// <summary>Makes the backbone that the options name; a relative path starts at the folder.</summary>
    internal Func<InspectionOptions, string, IBackbone> CreateBackbone { get; init; } =
        (options, folder) => BackboneFactory.Create(options.Backbone, options.Device, options.Threads, folder);

    /// <exception cref="InvalidDataException">A model file or a class's examples cannot be used; one sentence names which.</exception>
    /// <exception cref="OperationCanceledException">The agent was asked to stop meanwhile.</exception>
    public Inspector Create(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var backbone = CreateBackbone(configuration.Options.Inspection, configuration.Folder);
        try
        {
            var inspector = new Inspector(configuration, backbone, Classes(backbone, cancellationToken), metrics, time);
            cancellationToken.ThrowIfCancellationRequested();
            inspector.WarmUp();
            return inspector;
        }
        catch
        {
            backbone.Dispose();
            throw;
        }
    }

    private ClassSet Classes(IBackbone backbone, CancellationToken cancellationToken)
    {
        var options = configuration.Options.Classes;
        var cache = EmbeddingCache.Open(Path.Combine(configuration.StateDirectory, "embeddings"), backbone.Spec, LogWarning);
        using var builder = new SupportSetBuilder(backbone, configuration.Folder, cache, LogWarning);
        var shots = builder.Build([.. options.Where(c => c.Examples.Length > 0).Select(c => new ExampleSource(c.Name, c.Examples, c.MostExamples))], cancellationToken)
            .ToDictionary(c => c.Name);
        var (support, weight) = Generated([.. options.Select(c => shots.GetValueOrDefault(c.Name) ?? new SupportClass(c.Name, []))], backbone.Spec);
        return new ClassSet(
            ConfiguredRevision,
            [.. options.Select(c => new InspectedClass(c.Number, c.Name, c.Severity))],
            Learner(support, weight));
    }

    /// <summary>Adds what the generator makes of the classes in the attribute table.</summary>
    /// <returns>The classes, and what their generated features weigh in shots; null where nobody knows.</returns>
    private (IReadOnlyList<SupportClass> Support, double? Weight) Generated(IReadOnlyList<SupportClass> support, BackboneSpec backbone)
    {
        var options = configuration.Options.Inspection.AnyShot;
        if (options.Generator.Length == 0)
        {
            return (support, null);
        }

        var file = configuration.Resolve(options.Generator);
        var table = AttributeTable.Read(configuration.Resolve(options.Semantics));
        using var generator = FeatureGenerator.Load(file);
        if (generator.FeatureSize != backbone.EmbeddingSize)
        {
            throw new InvalidDataException($"The feature generator {file} makes {generator.FeatureSize} numbers, and the backbone {backbone.Name} gives {backbone.EmbeddingSize}.");
        }

        if (generator.SemanticSize != table.Size)
        {
            throw new InvalidDataException($"The feature generator {file} takes {generator.SemanticSize} attributes, and the table has {table.Size}.");
        }

        // Who has examples need not be in the table; who has none must be.
        IReadOnlyList<float>?[] semantics = [.. support.Select(c => c.Shots.Count == 0 || table.ClassNames.Contains(c.Name) ? table.Of(c.Name) : null)];
        return (SyntheticSupport.Fill(support, semantics, generator, options.Synthetic, GeneratedSeed), generator.Card.PseudoShots ?? AnyShotOptions.UnmeasuredSyntheticWeight);
    }

    private ILearner Learner(IReadOnlyList<SupportClass> support, double? syntheticWeight)
    {
        var options = configuration.Options.Inspection;
        var settings = new AnyShotOptions { Neighbours = options.AnyShot.Neighbours };
        try
        {
            return options.Learner == AnyShotLearnerOptions.Name
                ? AnyShotLearner.Build(support, settings with { SyntheticWeight = syntheticWeight ?? settings.SyntheticWeight })
                : PrototypeLearner.Build(support);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"The examples make no learner: {error.Message}", error);
        }
    }

    [LoggerMessage(7010, LogLevel.Warning, "{Sentence}")]
    private partial void LogWarning(string sentence);
}
