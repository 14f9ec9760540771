namespace AnyShot.Edge.Classes;

/// <summary>Keeps a second writer out of a registry's file: the agent holds it while it runs, a command that changes the registry while it works.</summary>
internal sealed class ClassFileLock : IDisposable
{
    private readonly FileStream _file;

    /// <param name="path">The registry's file; the lock lies beside it.</param>
    /// <exception cref="IOException">Another process holds it, or the folder cannot be written.</exception>
    public ClassFileLock(string path)
    {
        try
        {
            _file = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException))
        {
            throw new IOException($"The class registry {path} is in use by an agent or another command: stop that first, or let the running agent make the change.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
