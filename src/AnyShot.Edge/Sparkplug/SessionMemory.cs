using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AnyShot.Edge.Sparkplug;

/// <summary>
/// What an edge node remembers over restarts: the number of its latest session (<c>bdSeq</c>, 0 to 255, then 0 again) and the session of the primary host that
/// it last sent to. One small file in the state directory, replaced as a whole. Used by one thread at a time.
/// </summary>
internal sealed partial class SessionMemory
{
    private const int Sessions = 256;

    private readonly string _path;
    private readonly ILogger<SessionMemory> _log;
    private int _last = -1;
    private bool _isLastUnused;
    private bool _isReported;

    public SessionMemory(string path, ILogger<SessionMemory> log)
    {
        (_path, _log) = (path, log);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var last = json.RootElement.GetProperty("bdSeq").GetInt32();
            var session = json.RootElement.GetProperty("hostSession");
            if (last is < 0 or >= Sessions)
            {
                throw new FormatException("bdSeq is not 0 to 255.");
            }

            HostSession = session.ValueKind == JsonValueKind.Null ? null : session.GetInt64();
            _last = last;
        }
        catch (FileNotFoundException)
        {
            // The first start.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            LogUnreadable(path, e.Message);
        }
    }

    /// <summary>Timestamp of the host's session that verdicts went to last; null when there was none.</summary>
    public long? HostSession { get; private set; }

    /// <summary>The number for the next CONNECT, noted on disk before it is given out.</summary>
    public int NextSession()
    {
        if (!_isLastUnused)
        {
            _last = (_last + 1) % Sessions;
            Write();
        }

        _isLastUnused = false;
        return _last;
    }

    /// <summary>The broker was not reached, so no CONNECT had the number: the next one does.</summary>
    public void NotUsed() => _isLastUnused = true;

    public void SentTo(long hostSession)
    {
        HostSession = hostSession;
        Write();
    }

    private void Write()
    {
        var host = HostSession?.ToString(CultureInfo.InvariantCulture) ?? "null";
        var fresh = _path + ".new";
        try
        {
            using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
            {
                file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"bdSeq\":{_last},\"hostSession\":{host}}}\n")));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, _path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk must not keep verdicts from going out. A host only compares the number of a death with that of the birth before.
            if (!_isReported)
            {
                _isReported = true;
                LogNotWritten(_path, e.Message);
            }
        }
    }

    [LoggerMessage(4120, LogLevel.Warning, "{Path} cannot be read, the Sparkplug sessions are numbered from 0 again: {Message}")]
    private partial void LogUnreadable(string path, string message);

    [LoggerMessage(4121, LogLevel.Warning, "{Path} cannot be written, the Sparkplug sessions of the next start may repeat numbers: {Message}")]
    private partial void LogNotWritten(string path, string message);
}
