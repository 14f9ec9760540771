using System.Security.Cryptography;

namespace AnyShot.Edge.Classes;

/// <summary>Shots as files <c>aa/HASH.img</c> in one folder, <c>aa</c> being the first two digits of the hash. A file is whole or not there. Thread-safe.</summary>
/// <param name="folder">Made when it is needed.</param>
public sealed class FileShotStore(string folder) : IShotStore
{
    /// <inheritdoc/>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
    {
        var shot = Convert.ToHexStringLower(SHA256.HashData(image.Span));
        var path = PathOf(shot);
        if (File.Exists(path) && new FileInfo(path).Length == image.Length)
        {
            return shot;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1))
            {
                await file.WriteAsync(image, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            // The name reaches the disk with the next flush of the file system's journal: that of the change that names the shot, at the latest.
            File.Move(temporary, path, overwrite: true);
            return shot;
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException($"The shot {path} cannot be written: {error.Message}", error);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <inheritdoc/>
    public Task<string?> FileAsync(string shot, CancellationToken cancellationToken) => Task.FromResult(ClassRules.IsShot(shot) && File.Exists(PathOf(shot)) ? PathOf(shot) : null);

    private string PathOf(string shot) => Path.Combine(folder, shot[..2], shot + ".img");
}
