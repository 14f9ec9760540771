using System.Security.Cryptography;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Configuration;

/// <summary>
/// The file of the device configuration, as it is read and written while the agent runs. Written beside and moved into place, so that there is always a whole one; the one before is kept as
/// <c>FILE.bak</c>. Whoever writes says what was read, so that nobody overwrites what somebody else has written meanwhile. Thread-safe.
/// </summary>
/// <param name="path">Full path; of a link, what it leads to is written.</param>
internal sealed class ConfigurationFile(string path)
{
    private readonly Lock _gate = new();

    /// <summary>Full path.</summary>
    public string Path => path;

    /// <summary>SHA-256 of a content, hexadecimal.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <exception cref="IOException">It cannot be read; one sentence.</exception>
    public byte[] Read()
    {
        lock (_gate)
        {
            try
            {
                return new FileInfo(path).Length <= ConfigurationReader.LargestFile ? File.ReadAllBytes(path) : throw new IOException($"{path} is larger than 1 MiB.");
            }
            catch (UnauthorizedAccessException error)
            {
                throw new IOException($"{path} cannot be read: {error.Message}", error);
            }
        }
    }

    /// <summary>Why it cannot be written; empty when nothing speaks against it.</summary>
    public string Obstacle()
    {
        lock (_gate)
        {
            try
            {
                Probe(Target());
                return "";
            }
            catch (IOException error)
            {
                return error.Message;
            }
        }
    }

    /// <summary>Replaces the content.</summary>
    /// <param name="content">UTF-8 text.</param>
    /// <param name="expected">Digest of the content that it is made from.</param>
    /// <returns>False when the file holds something else by now; it is then left as it is.</returns>
    /// <exception cref="IOException">It cannot be written, and is as it was; one sentence.</exception>
    public bool TryWrite(byte[] content, string expected)
    {
        lock (_gate)
        {
            var before = Read();
            if (DigestOf(before) != expected)
            {
                return false;
            }

            var target = Target();
            Probe(target);
            try
            {
                // The permissions are those of the file; the copy of the one before has them too.
                var mode = OperatingSystem.IsWindows() ? OwnersFile.Public : File.GetUnixFileMode(target);
                OwnersFile.Write(target + ".bak", before, mode, target);
                OwnersFile.Write(target, content, mode, target);
                return true;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw Cannot(target, error);
            }
        }
    }

    private string Target() => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    /// <summary>A file of somebody else could be replaced in a folder of ours; it was not meant to be.</summary>
    private static void Probe(string target)
    {
        try
        {
            using var file = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            using var beside = new FileStream(
                System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, $".{System.IO.Path.GetRandomFileName()}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Cannot(target, error);
        }
    }

    private static IOException Cannot(string target, Exception error) => new(
        $"{target} cannot be written ({error.Message.TrimEnd('.')}): give the agent's user the file and its folder (docs/security.md), or change it there by hand and start the agent again.", error);
}
