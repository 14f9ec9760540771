using System.Text;
using System.Text.Json;

namespace AnyShot.Edge.Collecting;

/// <summary>What has been decided so far, one JSON line an image, so that a stopped collection goes on. A line that a killed process left half written is cut off.</summary>
internal sealed class CollectJournal : IDisposable
{
    public const string FileName = "journal.jsonl";
    private const long Largest = 1L << 30;

    private readonly FileStream _stream;
    private readonly List<CollectedImage> _entries = [];

    /// <exception cref="InvalidDataException">A line is damaged; the sentence names it.</exception>
    public CollectJournal(string folder)
    {
        var path = Path.Combine(folder, FileName);
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            Read(path);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    public IReadOnlyList<CollectedImage> Entries => _entries;

    public void Add(CollectedImage image)
    {
        _entries.Add(image);
        _stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(image, CollectJson.Default.CollectedImage), (byte)'\n']);
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    private void Read(string path)
    {
        if (_stream.Length > Largest)
        {
            throw new InvalidDataException($"{path} is larger than 1 GB.");
        }

        var bytes = new byte[_stream.Length];
        _stream.ReadExactly(bytes);
        var end = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        foreach (var (line, number) in Encoding.UTF8.GetString(bytes, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => (line, i + 1)))
        {
            try
            {
                _entries.Add(JsonSerializer.Deserialize(line, CollectJson.Default.CollectedImage) ?? throw new JsonException());
            }
            catch (JsonException error)
            {
                throw new InvalidDataException($"{path}, line {number}, is damaged: delete the line, or the file to begin anew.", error);
            }
        }

        _stream.SetLength(end);
        _stream.Position = end;
    }
}
