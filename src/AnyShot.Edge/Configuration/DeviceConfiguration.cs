namespace AnyShot.Edge.Configuration;

/// <summary>A device configuration that was read and found sound.</summary>
/// <param name="Options">The settings.</param>
/// <param name="File">Full path of the file.</param>
/// <param name="Checksum">First 32 bits of the SHA-256 of the file; PLC and verdicts carry it, so that a change by a third party is seen.</param>
public sealed record DeviceConfiguration(AgentOptions Options, string File, uint Checksum)
{
    private uint _checksum = Checksum;

    /// <summary>First 32 bits of the SHA-256 of the file. Another one after a camera was changed while the agent runs.</summary>
    public uint Checksum
    {
        get => Volatile.Read(ref _checksum);
        init => _checksum = value;
    }

    /// <summary>Folder against which relative paths are resolved.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Full path of the state directory.</summary>
    public string StateDirectory => Resolve(Options.StateDirectory);

    /// <summary>Full form of a path of the configuration.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, Folder);

    /// <summary>The file has changed in something that the running agent has taken over. Told on the thread that changed it: return at once.</summary>
    internal event Action? Renewed;

    /// <summary>The file has changed in something that the running agent takes over; <see cref="Options"/> has it already.</summary>
    internal void Renew(uint checksum)
    {
        Volatile.Write(ref _checksum, checksum);
        Renewed?.Invoke();
    }
}
