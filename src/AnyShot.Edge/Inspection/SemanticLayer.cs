using AnyShot.Edge.Configuration;
using AnyShot.Engine.Backbones;
using AnyShot.Engine.Learners;

namespace AnyShot.Edge.Inspection;

/// <summary>The layer that a backbone of <c>train episodic --semantics</c> or <c>--prompts</c> has for attributes or words of classes (<see cref="SemanticPrototypes"/>).</summary>
internal static class SemanticLayer
{
    /// <summary>Its file; null where the backbone has none, has a generator instead, or the configuration wants another generator or none.</summary>
    public static string? FileOf(DeviceConfiguration configuration)
    {
        var inspection = configuration.Options.Inspection;
        return inspection.Learner == AnyShotLearnerOptions.Name
            && inspection.AnyShot.Generator == AnyShotLearnerOptions.OwnGenerator
            && BackboneFactory.Generator(inspection.Backbone, configuration.Folder) is null
            && BackboneFactory.Folder(inspection.Backbone, configuration.Folder) is { } folder
            && Path.Combine(folder, SemanticPrototypes.FileName) is var file
            && File.Exists(file)
            ? file
            : null;
    }

    /// <summary>The text half with which the layer learnt to read words; null where there is no such layer, or classes have attributes.</summary>
    public static string? TextModelOf(DeviceConfiguration configuration) =>
        configuration.Options.Inspection.AnyShot.Semantics.Length == 0 && FileOf(configuration) is not null
            ? BackboneFactory.TextModel(configuration.Options.Inspection.Backbone, configuration.Folder)
            : null;
}
