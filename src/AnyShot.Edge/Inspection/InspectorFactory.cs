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

    /// <exception cref="InvalidDataException">A model file or a class's examples cannot be used; one sentence names which.</exception>
    public Inspector Create(CancellationToken cancellationToken)
    {
        var options = configuration.Options.Inspection;
        var backbone = BackboneFactory.Create(options.Backbone, options.Device, options.Threads, configuration.Folder);
        try
        {
            var classes = Classes(backbone, cancellationToken);
            new Inspector(configuration, backbone, classes, new AgentMetrics(), time).WarmUp();
            return new Inspector(configuration, backbone, classes, metrics, time);
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
            PrototypeLearner.Build(support));
    }

    [LoggerMessage(210, LogLevel.Warning, "{Sentence}")]
    private partial void LogWarning(string sentence);
}
