namespace Microsoft.Extensions.Hosting.Systemd;

/// <summary>Questions about the surroundings.</summary>
public static class SystemdHelpers
{
    private static readonly Lazy<bool> Started = new(Find);

    /// <summary>Whether systemd started this process as a service.</summary>
    public static bool IsSystemdService() => Started.Value;

    private static bool Find()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        // systemd 248 and newer names the process that it started.
        if (Environment.GetEnvironmentVariable("SYSTEMD_EXEC_PID") is { Length: > 0 } started)
        {
            return started == Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        // In a container the service is process 1 and has systemd's variables but not systemd as its parent.
        return Environment.ProcessId == 1 && Environment.GetEnvironmentVariable("NOTIFY_SOCKET") is { Length: > 0 };
    }
}
