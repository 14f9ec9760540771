namespace AnyShot.Edge.Tests;

/// <summary>Folders of the repository, found from where the tests run.</summary>
internal static class RepositoryFolder
{
    public static string Root { get; } = Find();

    public static string DeviceConfigs => Path.Combine(Root, "device-configs");

    /// <summary>The real images beside the repository; tests that use them skip where they are absent.</summary>
    public static string SharedData => Path.GetFullPath(Path.Combine(Root, "../shared/data"));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AnyShot.Edge.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd('/')) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
