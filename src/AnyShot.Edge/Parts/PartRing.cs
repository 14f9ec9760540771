using System.Globalization;

namespace AnyShot.Edge.Parts;

/// <summary>
/// Files of recent parts, one each, named by inspection id; the oldest give way. A file is written beside its name and moved, so that a killed process leaves a whole one or none; after a power cut
/// a damaged one may be found, which is skipped and deleted when somebody asks for it. Thread-safe.
/// </summary>
internal sealed class PartRing
{
    private const string Ending = ".part";
    private const string Unfinished = ".new";

    private readonly Lock _gate = new();
    private readonly SortedList<long, long> _sizes = [];
    private readonly string _folder;
    private readonly int _most;
    private readonly long _mostBytes;
    private long _bytes;

    /// <param name="folder">Made when it is missing; what is in it from before is taken over.</param>
    /// <param name="most">Parts at most.</param>
    /// <param name="mostBytes">Bytes at most, of all files together.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public PartRing(string folder, int most, long mostBytes)
    {
        (_folder, _most, _mostBytes) = (folder, most, mostBytes);
        Directory.CreateDirectory(folder);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (file.Name.EndsWith(Unfinished, StringComparison.Ordinal))
            {
                file.Delete();
            }
            else if (file.Extension == Ending && long.TryParse(Path.GetFileNameWithoutExtension(file.Name), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                _sizes[id] = file.Length;
                _bytes += file.Length;
            }
        }

        MakeRoom(0);
    }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sizes.Count;
            }
        }
    }

    /// <summary>Keeps a part; the oldest go.</summary>
    /// <exception cref="IOException">The disk is full or does not take it.</exception>
    public void Write(long id, byte[] content)
    {
        lock (_gate)
        {
            // Ids only rise. Files from this one on are of an outbox that was deleted, and would show other parts under ids to come.
            while (_sizes.Count > 0 && _sizes.Keys[^1] >= id)
            {
                Delete(_sizes.Keys[^1]);
            }

            MakeRoom(content.Length);
            var path = PathOf(id);
            File.WriteAllBytes(path + Unfinished, content);
            File.Move(path + Unfinished, path, overwrite: true);
            _sizes[id] = content.Length;
            _bytes += content.Length;
        }
    }

    /// <returns>The content of the file, unchecked; null when the part is not there.</returns>
    public byte[]? TryRead(long id)
    {
        lock (_gate)
        {
            if (!_sizes.ContainsKey(id))
            {
                return null;
            }

            try
            {
                return File.ReadAllBytes(PathOf(id));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    /// <summary>Names of the newest files, newest first.</summary>
    /// <param name="most">Files at most.</param>
    /// <param name="before">Only ids below this one.</param>
    public IReadOnlyList<long> Newest(int most, long before)
    {
        lock (_gate)
        {
            var (low, high) = (0, _sizes.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _sizes.Keys[middle] < before ? (middle + 1, high) : (low, middle);
            }

            return [.. Enumerable.Range(1, Math.Min(most, low)).Select(i => _sizes.Keys[low - i])];
        }
    }

    /// <returns>The beginning of the file, unchecked, at most as long as <paramref name="start"/>; how many bytes there are. 0 when the part is not there.</returns>
    public int ReadStart(long id, Span<byte> start)
    {
        try
        {
            using var file = File.OpenHandle(PathOf(id));
            return RandomAccess.Read(file, start, 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public void Remove(long id)
    {
        lock (_gate)
        {
            if (_sizes.ContainsKey(id))
            {
                Delete(id);
            }
        }
    }

    private void MakeRoom(long bytes)
    {
        while (_sizes.Count > 0 && (_sizes.Count + (bytes > 0 ? 1 : 0) > _most || _bytes + bytes > _mostBytes))
        {
            Delete(_sizes.Keys[0]);
        }
    }

    private void Delete(long id)
    {
        // First from the list: a file that cannot be deleted is found again at the next start, and must not stop the ring.
        _sizes.Remove(id, out var size);
        _bytes -= size;
        try
        {
            File.Delete(PathOf(id));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(long id) => Path.Combine(_folder, id.ToString("D10", CultureInfo.InvariantCulture) + Ending);
}
