using AnyShot.Edge.Mqtt;
using AnyShot.Edge.Observability;

namespace AnyShot.Edge.Classes;

/// <summary>
/// The changes of a group of stations with a copy at this station. Reads are of the copy, so that judging and starting need no database; a change is made in the database and then
/// copied. A loop copies what others change and comes back with growing delay when the database was away.
/// </summary>
public sealed partial class GroupClassStore : IClassStore, IHealthSource, IAsyncDisposable
{
    public const string AwayAlarm = "registry-database";
    private const int Batch = 50;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly IClassStore _local;
    private readonly IClassStore _shared;
    private readonly string _group;
    private readonly AlarmBoard _alarms;
    private readonly TimeProvider _time;
    private readonly ILogger<GroupClassStore> _log;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly CancellationTokenSource _stop = new();
    private volatile string? _away = "The database of the class registry has not been asked yet.";
    private int _disposed;
    private Task _following = Task.CompletedTask;

    /// <param name="local">The copy; stays the caller's.</param>
    /// <param name="shared">The database; stays the caller's.</param>
    /// <param name="group">Name of the group.</param>
    /// <param name="alarms">Where the alarm goes that the database is away.</param>
    /// <param name="time">Clock of the delays.</param>
    /// <param name="log">Log.</param>
    public GroupClassStore(IClassStore local, IClassStore shared, string group, AlarmBoard alarms, TimeProvider time, ILogger<GroupClassStore> log) =>
        (_local, _shared, _group, _alarms, _time, _log) = (local, shared, group, alarms, time, log);

    /// <summary>Copies what the database has, if it answers, and goes on doing so.</summary>
    /// <exception cref="IOException">It does not answer and there is no copy yet.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await CopyAsync(cancellationToken).ConfigureAwait(false);
            SetAway(null);
        }
        catch (ClassStoreException error)
        {
            if (await _local.NewestAsync(cancellationToken).ConfigureAwait(false) is null)
            {
                throw new IOException($"{error.Message} This station has no copy of the classes yet, so it cannot start.", error);
            }

            SetAway(error.Message);
        }

        _following = Task.Run(FollowAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task<StoredChange?> NewestAsync(CancellationToken cancellationToken) => _local.NewestAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredChange>> ReadAfterAsync(long number, int most, CancellationToken cancellationToken) => _local.ReadAfterAsync(number, most, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> ReadNewestAsync(int most, CancellationToken cancellationToken) => _local.ReadNewestAsync(most, cancellationToken);

    /// <inheritdoc/>
    public Task<StoredChange?> FindRequestAsync(string who, string requestId, CancellationToken cancellationToken) => _local.FindRequestAsync(who, requestId, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindRevisionAsync(long revision, CancellationToken cancellationToken) => _local.FindRevisionAsync(revision, cancellationToken);

    /// <inheritdoc/>
    public Task WaitAfterAsync(long number, CancellationToken cancellationToken) => _local.WaitAfterAsync(number, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> TryAppendAsync(StoredChange change, string previousHash, CancellationToken cancellationToken)
    {
        var isStored = await _shared.TryAppendAsync(change, previousHash, cancellationToken).ConfigureAwait(false);

        // Also when another writer was faster: the next attempt starts from what that one stored.
        await CopyAsync(cancellationToken).ConfigureAwait(false);
        return isStored;
    }

    /// <inheritdoc/>
    public IEnumerable<HealthReport> Report()
    {
        yield return _away is { } sentence
            ? new HealthReport("registry", HealthStatus.Degraded, sentence)
            : new HealthReport("registry", HealthStatus.Ok, $"Classes are shared with group {_group}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _gate.Dispose();
    }

    /// <summary>Copies the changes that the database has and the copy has not.</summary>
    /// <exception cref="ClassStoreException">The database does not answer, the copy cannot be written, or they tell two histories.</exception>
    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var newest = await _local.NewestAsync(cancellationToken).ConfigureAwait(false);
            while (await ReadOnAsync(newest, cancellationToken).ConfigureAwait(false) is { Count: > 0 } changes)
            {
                foreach (var change in changes)
                {
                    if (AuditChain.Fault(newest, change) is { } fault || !await _local.TryAppendAsync(change, newest?.Entry.Hash ?? "", cancellationToken).ConfigureAwait(false))
                    {
                        throw OtherHistory(AuditChain.Fault(newest, change) ?? "the copy has other changes");
                    }

                    newest = change;
                }
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<IReadOnlyList<StoredChange>> ReadOnAsync(StoredChange? newest, CancellationToken cancellationToken)
    {
        if (newest is null)
        {
            return await _shared.ReadAfterAsync(0, Batch, cancellationToken).ConfigureAwait(false);
        }

        // With the newest one of ours in front, which shows whether the database still has it.
        var changes = await _shared.ReadAfterAsync(newest.Entry.Number - 1, Batch + 1, cancellationToken).ConfigureAwait(false);
        return changes.Count > 0 && changes[0].Entry.Hash == newest.Entry.Hash
            ? [.. changes.Skip(1)]
            : throw OtherHistory(changes.Count == 0 ? $"it ends before entry {newest.Entry.Number}" : $"its entry {newest.Entry.Number} is another one");
    }

    private ClassStoreException OtherHistory(string fault) => new(
        $"The database of the class registry tells another history of group {_group} than this station's copy ({fault}): if the database was set back on purpose, stop the agent and move the copy away; classes cannot be changed here until then, judging goes on.");

    private async Task FollowAsync()
    {
        var delay = new GrowingDelay(FirstDelay, LongestDelay, Random.Shared);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await CopyAsync(_stop.Token).ConfigureAwait(false);
                SetAway(null);
                delay.Reset();
                await _shared.WaitAfterAsync((await _local.NewestAsync(_stop.Token).ConfigureAwait(false))?.Entry.Number ?? 0, _stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (ClassStoreException error)
            {
                SetAway(error.Message);
                await Task.Delay(delay.Next(), _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void SetAway(string? sentence)
    {
        if (_away == sentence && (sentence is null || _alarms.Current.Any(alarm => alarm.Id == AwayAlarm)))
        {
            return;
        }

        _away = sentence;
        _alarms.Clear(AwayAlarm);
        if (sentence is null)
        {
            LogThere(_group);
        }
        else
        {
            LogAway(sentence);
            _alarms.Raise(AwayAlarm, sentence);
        }
    }

    [LoggerMessage(8020, LogLevel.Information, "The database of the class registry answers; classes are those of group {Group}")]
    private partial void LogThere(string group);

    [LoggerMessage(8021, LogLevel.Error, "{Sentence}")]
    private partial void LogAway(string sentence);
}
