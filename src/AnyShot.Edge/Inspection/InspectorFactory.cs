using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Observability;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Prompts;

namespace AnyShot.Edge.Inspection;

/// <summary>Makes the inspector that a configuration describes: loads the backbone, builds the class set of the registry's live revision, runs it once.</summary>
public sealed partial class InspectorFactory(
    DeviceConfiguration configuration, IClassRegistry registry, IShotStore shots, AgentMetrics metrics, AlarmBoard alarms, TimeProvider time, ILogger<InspectorFactory> logger)
{
    /// <summary>Entries of the audit log in which an earlier live revision is looked for when the newest one cannot be built.</summary>
    private const int MostAudited = 1000;

    /// <summary>Makes the backbone that the options name; a relative path starts at the folder.</summary>
    internal Func<InspectionOptions, string, IBackbone> CreateBackbone { get; init; } =
        (options, folder) => BackboneFactory.Create(options.Backbone, options.Device, options.Threads, folder);

    /// <summary>Makes its text half; null for a backbone without one.</summary>
    internal Func<InspectionOptions, string, ITextEncoder?> CreateEncoder { get; init; } =
        (options, folder) => BackboneFactory.TextEncoder(options.Backbone, options.Device, folder);

    /// <exception cref="InvalidDataException">A model file or a class's examples cannot be used; one sentence names which.</exception>
    /// <exception cref="IOException">An example cannot be fetched now.</exception>
    /// <exception cref="OperationCanceledException">The agent was asked to stop meanwhile.</exception>
    public async Task<Inspector> CreateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var backbone = new SharedBackbone(CreateBackbone(configuration.Options.Inspection, configuration.Folder));
        ClassSetBuilder? builder = null;
        try
        {
            builder = new ClassSetBuilder(configuration, backbone, CreateEncoder(configuration.Options.Inspection, configuration.Folder), shots, LogWarning);
            builder.Prepare(cancellationToken);
            var classes = await BuildAsync(builder, cancellationToken).ConfigureAwait(false);
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

    /// <summary>The live class set; when it cannot be built, the newest of those that were live before, so that the line goes on.</summary>
    private async Task<ClassSet> BuildAsync(ClassSetBuilder builder, CancellationToken cancellationToken)
    {
        var live = registry.State.Live;
        try
        {
            return await builder.BuildAsync(live, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            foreach (var number in (await registry.AuditAsync(MostAudited, cancellationToken).ConfigureAwait(false)).Select(entry => entry.Live).Distinct().Where(number => number != live.Revision))
            {
                if (await TryBuildAsync(builder, number, cancellationToken).ConfigureAwait(false) is { } earlier)
                {
                    alarms.Raise(ClassSetAlarms.Live, ClassSetAlarms.Sentence(live.Revision, earlier.Revision, error.Message));
                    LogWarning(ClassSetAlarms.Sentence(live.Revision, earlier.Revision, error.Message));
                    return earlier;
                }
            }

            throw;
        }
    }

    private async Task<ClassSet?> TryBuildAsync(ClassSetBuilder builder, long number, CancellationToken cancellationToken)
    {
        try
        {
            return await registry.FindAsync(number, cancellationToken).ConfigureAwait(false) is { } revision ? await builder.BuildAsync(revision, cancellationToken).ConfigureAwait(false) : null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return null;
        }
    }

    [LoggerMessage(7010, LogLevel.Warning, "{Sentence}")]
    private partial void LogWarning(string sentence);
}
