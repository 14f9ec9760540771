using AnyShot.Edge.Observability;
using AnyShot.Edge.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace AnyShot.Edge.Tests.Outbox;

/// <summary>A temporary folder with an outbox file, a clock that stands still until it is moved, and the alarms raised.</summary>
internal sealed class OutboxFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("anyshot-outbox-");

    public OutboxFolder() => Alarms = new AlarmBoard(Clock);

    public string File => Path.Combine(_folder.FullName, "outbox.db");

    public string FullName => _folder.FullName;

    public StandingClock Clock { get; } = new();

    public AlarmBoard Alarms { get; }

    public static SqliteOutbox Open(string path, OutboxOptions options, IReadOnlyList<string> sinks, TimeProvider time, AlarmBoard? alarms = null) =>
        new(path, options, sinks, alarms ?? new AlarmBoard(time), time, NullLogger<SqliteOutbox>.Instance);

    public SqliteOutbox Open(OutboxOptions? options = null, params string[] sinks) =>
        Open(File, options ?? new OutboxOptions(), sinks.Length == 0 ? [SinkNames.Mqtt, SinkNames.OpcUa] : sinks, Clock, Alarms);

    public void Dispose() => _folder.Delete(recursive: true);
}
