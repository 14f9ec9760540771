using AnyShot.Edge.Configuration;

namespace AnyShot.Edge.Hosting;

/// <summary>The folder in which the agent keeps everything that outlives it.</summary>
internal static class StateDirectory
{
    /// <summary>Creates it and proves that it can be written, before anything else starts: later each part would stumble over it with words of its own.</summary>
    /// <exception cref="ConfigurationException">It cannot be created or written.</exception>
    public static void Prepare(DeviceConfiguration configuration)
    {
        var folder = configuration.StateDirectory;
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(configuration.File, [new ConfigurationMistake("stateDirectory", $"{folder} cannot be written: {error.Message}")]);
        }
    }
}
