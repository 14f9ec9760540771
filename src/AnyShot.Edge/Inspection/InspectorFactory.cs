using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Data;
using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Inspection;

/// <summary>Makes the inspector that a configuration describes: loads the backbone, embeds the examples, builds the learner, runs it once.</summary>
public sealed partial class InspectorFactory(DeviceConfiguration configuration, AgentMetrics metrics, TimeProvider time, ILogger<InspectorFactory> logger)
{
    /// <summary>The configuration's classes are one revision; which configuration it was, its checksum tells.</summary>
    private const long ConfiguredRevision = 1;

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
        var support = builder.Build([.. options.Select(c => new ExampleSource(c.Name, c.Examples, c.MostExamples))], cancellationToken);
        return new ClassSet(
            ConfiguredRevision,
            [.. options.Select(c => new InspectedClass(c.Number, c.Name, c.Severity))],
            Learner(support));
    }

    private static PrototypeLearner Learner(IReadOnlyList<SupportClass> support)
    {
        try
        {
            return PrototypeLearner.Build(support);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"The examples make no learner: {error.Message}", error);
        }
    }

    [LoggerMessage(7010, LogLevel.Warning, "{Sentence}")]
    private partial void LogWarning(string sentence);
}
