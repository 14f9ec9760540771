using System.Globalization;
using System.Text;

namespace AnyShot.Edge.Outbox;

/// <summary>
/// A small file beside the outbox that says up to which inspection id numbers may have been given out. It is moved ahead by a whole block before the
/// first number of the block is used, so a lost or damaged outbox file never makes an id come twice. Held open exclusively: it is also the lock that
/// keeps a second agent out of the same folder.
/// </summary>
internal sealed class HighWaterMark : IDisposable
{
    /// <summary>Ids reserved at a time; as many are skipped when the outbox file has to be begun anew.</summary>
    public const int Block = 10_000;

    private readonly FileStream _file;

    /// <exception cref="IOException">Another process holds the file, or it cannot be written.</exception>
    public HighWaterMark(string path)
    {
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new IOException($"The outbox lock {path} cannot be taken: {e.Message} Does another agent use the same stateDirectory?", e);
        }

        Span<byte> text = stackalloc byte[32];
        var length = _file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        Value = long.TryParse(Encoding.ASCII.GetString(text[..length]), CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : null;
    }

    /// <summary>Highest id that may have been given out; null when the file is new or unreadable.</summary>
    public long? Value { get; private set; }

    /// <summary>Makes sure, durably, that ids from <paramref name="first"/> to <paramref name="last"/> lie below the mark.</summary>
    public void Cover(long first, long last)
    {
        if (Value >= last)
        {
            return;
        }

        var mark = Math.Max(first + Block - 1, last);
        _file.Position = 0;
        // Fixed width: a longer number never leaves digits of an older one behind, and the write stays within one sector.
        _file.Write(Encoding.ASCII.GetBytes(mark.ToString("D19", CultureInfo.InvariantCulture) + "\n"));
        _file.Flush(flushToDisk: true);
        Value = mark;
    }

    /// <summary>The first id to give out.</summary>
    /// <param name="nextInFile">What the outbox file says.</param>
    /// <param name="fileIsNew">True when the outbox file was just created.</param>
    public long FirstFree(long nextInFile, bool fileIsNew) =>
        Value is { } mark && (fileIsNew || nextInFile < mark - Block + 1) ? mark + 1 : nextInFile;

    public void Dispose() => _file.Dispose();
}
