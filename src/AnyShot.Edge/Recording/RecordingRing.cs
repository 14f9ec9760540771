namespace AnyShot.Edge.Recording;

/// <summary>
/// Recorded images in a folder, named so that the order of the names is that of time; the oldest give way. A file is written beside its name and moved, so that a killed process leaves a whole
/// one or none. Used by one thread at a time.
/// </summary>
internal sealed class RecordingRing
{
    public const string Ending = ".png";
    private const string Unfinished = ".new";

    private readonly SortedDictionary<string, long> _sizes = new(StringComparer.Ordinal);
    private readonly string _folder;
    private readonly int _most;
    private readonly long _mostBytes;
    private long _bytes;

    /// <param name="folder">Made when it is missing; what is in it from before is taken over.</param>
    /// <param name="most">Images at most.</param>
    /// <param name="mostBytes">Bytes at most, of all images together.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public RecordingRing(string folder, int most, long mostBytes)
    {
        (_folder, _most, _mostBytes) = (folder, most, mostBytes);
        Directory.CreateDirectory(folder);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                file.Delete();
            }
            else if (file.Extension == Ending)
            {
                _sizes[file.Name] = file.Length;
                _bytes += file.Length;
            }
        }

        MakeRoom(0, 0);
    }

    public int Count => _sizes.Count;

    /// <param name="name">File name without its ending.</param>
    /// <param name="content">PNG.</param>
    /// <exception cref="IOException">The disk is full or does not take it, or one image is larger than all may be.</exception>
    public void Write(string name, byte[] content)
    {
        if (content.Length > _mostBytes)
        {
            throw new IOException($"one image has {content.Length} bytes, and all together may have {_mostBytes}");
        }

        MakeRoom(1, content.Length);
        var path = Path.Combine(_folder, name + Ending);
        try
        {
            File.WriteAllBytes(path + Unfinished, content);
            File.Move(path + Unfinished, path, overwrite: true);
        }
        catch
        {
            // A full disk must get back what the attempt took.
            File.Delete(path + Unfinished);
            throw;
        }

        _bytes += content.Length - _sizes.GetValueOrDefault(name + Ending);
        _sizes[name + Ending] = content.Length;
    }

    private void MakeRoom(int images, long bytes)
    {
        while (_sizes.Count > 0 && (_sizes.Count + images > _most || _bytes + bytes > _mostBytes))
        {
            var (oldest, size) = _sizes.First();
            // First from the list: a file that cannot be deleted is found again at the next start, and must not stop the ring.
            _sizes.Remove(oldest);
            _bytes -= size;
            try
            {
                File.Delete(Path.Combine(_folder, oldest));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
            }
        }
    }
}
