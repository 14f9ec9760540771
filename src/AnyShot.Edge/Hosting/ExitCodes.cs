namespace AnyShot.Edge.Hosting;

/// <summary>What the process tells its caller.</summary>
public static class ExitCodes
{
    public const int Success = 0;

    /// <summary>Something failed while running; systemd restarts the agent.</summary>
    public const int Fault = 1;

    /// <summary>Wrong usage or configuration; starting again without a change is of no use.</summary>
    public const int Usage = 2;
}
