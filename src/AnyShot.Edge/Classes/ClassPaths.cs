using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Classes;

/// <summary>Where the registry lies in the state directory.</summary>
internal static class ClassPaths
{
    /// <summary>The registry of this station, or its copy of the group's: a file of its own for each, so that none is mixed with another.</summary>
    public static string Registry(DeviceConfiguration configuration) =>
        Path.Combine(configuration.StateDirectory, configuration.Options.Registry is { IsShared: true } registry ? $"classes-{registry.Group}.db" : "classes.db");

    public static string Shots(DeviceConfiguration configuration) => Path.Combine(configuration.StateDirectory, "shots");
}
