using System.ComponentModel;
using System.Diagnostics;

namespace AnyShot.Edge.Security;

/// <summary>Writes files that only their owner may read (mode 0600), whole or not at all.</summary>
internal static class OwnersFile
{
    /// <summary>Mode 0600.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Mode 0644.</summary>
    public const UnixFileMode Public = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Replaces the file. Made by root, it gets the owner of its folder, so that the agent's user can read what an administrator wrote.</summary>
    /// <param name="file">Path.</param>
    /// <param name="content">All of it.</param>
    /// <param name="mode">Permissions.</param>
    /// <param name="ownedLike">A file or folder whose owner it gets instead.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string file, byte[] content, UnixFileMode mode = OwnerOnly, string? ownedLike = null)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Secrets are kept by the file modes of Linux.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(folder);
        var beside = Path.Combine(folder, $".{Path.GetFileName(file)}.{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(beside, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly }))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.SetUnixFileMode(beside, mode);
            GiveToOwnerOf(ownedLike ?? folder, beside);
            File.Move(beside, file, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    /// <summary>Whether nobody but the owner may read or write the file.</summary>
    public static bool IsPrivate(string file) => OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & ~(OwnerOnly | UnixFileMode.UserExecute)) == 0;

    private static void GiveToOwnerOf(string reference, string file)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return;
        }

        try
        {
            using var chown = Process.Start(new ProcessStartInfo("chown", [$"--reference={reference}", "--", file]) { RedirectStandardError = true })!;
            chown.WaitForExit();
        }
        catch (Win32Exception error)
        {
            throw new IOException($"chown cannot be started: {error.Message}", error);
        }
    }
}
