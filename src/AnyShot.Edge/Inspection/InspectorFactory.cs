using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Inspection;

/// <summary>Makes the inspector that a configuration describes: loads the backbone, embeds the examples, builds the learner, runs it once.</summary>
public sealed partial class InspectorFactory(DeviceConfiguration configuration, AgentMetrics metrics, TimeProvider time, ILogger<InspectorFactory> logger)
{
    /// <summary>The configuration's classes are one revision; which configuration it was, its checksum tells.</summary>
    private const long ConfiguredRevision = 1;

    /// <summary>Makes the backbone that the options name; a relative path starts at the folder.</summary>
    internal Func<InspectionOptions, string, IBackbone> CreateBackbone { get; init; } =
        (options, folder) => BackboneFactory.Create(options.Backbone, options.Device, options.Threads, folder);

    /// <summary>Makes its text half; null for a backbone without one.</summary>
    internal Func<InspectionOptions, string, ITextEncoder?> CreateEncoder { get; init; } =
        (options, folder) => BackboneFactory.TextEncoder(options.Backbone, options.Device, folder);

    /// <exception cref="InvalidDataException">A model file or a class's examples cannot be used; one sentence names which.</exception>
    /// <exception cref="OperationCanceledException">The agent was asked to stop meanwhile.</exception>
    public Inspector Create(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var backbone = new SharedBackbone(CreateBackbone(configuration.Options.Inspection, configuration.Folder));
        ClassSetBuilder? builder = null;
        try
        {
            builder = new ClassSetBuilder(configuration, backbone, CreateEncoder(configuration.Options.Inspection, configuration.Folder), LogWarning);
            builder.Prepare(cancellationToken);
            var classes = builder.Build(configuration.Options.Classes, ConfiguredRevision, cancellationToken);
            var inspector = new Inspector(configuration, backbone, builder, classes, metrics, time);
            cancellationToken.ThrowIfCancellationRequested();
            inspector.WarmUp();
            return inspector;
        }
        catch
        {
            builder?.Dispose();
            backbone.Dispose();
            throw;
        }
    }

    [LoggerMessage(7010, LogLevel.Warning, "{Sentence}")]
    private partial void LogWarning(string sentence);
}
