using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Classes;

/// <summary>Where the registry lies in the state directory.</summary>
internal static class ClassPaths
{
    public static string Registry(DeviceConfiguration configuration) => Path.Combine(configuration.StateDirectory, "classes.db");

    public static string Shots(DeviceConfiguration configuration) => Path.Combine(configuration.StateDirectory, "shots");
}
