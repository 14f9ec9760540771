using System.Text;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Configuration;

/// <summary>
/// The mark beside the device configuration, <c>FILE.trial</c>, that it is being tried, with what ran before it: an agent that is killed or loses its power meanwhile finds the way back at its
/// next start. Written before the configuration is, and deleted once that has proved itself.
/// </summary>
/// <param name="path">Full path of the configuration; of a link, the mark lies beside what it leads to.</param>
internal sealed class TrialMark(string path)
{
    private string File => Target + ".trial";

    private string Target => System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public void Write(TriedConfiguration tried)
    {
        // Read as the configuration is: it holds what that held.
        var mode = OperatingSystem.IsWindows() ? OwnersFile.OwnerOnly : System.IO.File.GetUnixFileMode(Target);
        OwnersFile.Write(File, [.. Encoding.UTF8.GetBytes($"{tried.Digest} {tried.By}\n"), .. tried.Before], mode, Target);
    }

    /// <summary>What was being tried when the agent ended; null when nothing was.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public TriedConfiguration? Read()
    {
        if (!System.IO.File.Exists(File))
        {
            return null;
        }

        var content = System.IO.File.ReadAllBytes(File);
        var end = Array.IndexOf(content, (byte)'\n');
        var line = Encoding.UTF8.GetString(content, 0, Math.Max(end, 0)).Split(' ', 2);
        return line.Length == 2 ? new TriedConfiguration(line[0], line[1], content[(end + 1)..], new DateTimeOffset(System.IO.File.GetLastWriteTimeUtc(File), TimeSpan.Zero)) : null;
    }

    /// <exception cref="IOException">It cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be deleted.</exception>
    public void Delete() => System.IO.File.Delete(File);
}
