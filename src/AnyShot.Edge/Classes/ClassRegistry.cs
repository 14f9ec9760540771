using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Classes;

/// <summary>The registry over a store: plans each change on the newest state, stores it, and starts over when another writer was faster. Follows what others store.</summary>
public sealed partial class ClassRegistry : IClassRegistry, IAsyncDisposable
{
    private const int LongestWhy = 400;
    private const int LongestCaller = 80;
    private const int LongestOrigin = 200;
    private const int LongestRequestId = 64;
    private const int Batch = 50;

    /// <summary>Between two attempts to read a store that failed.</summary>
    private static readonly TimeSpan RetryTime = TimeSpan.FromSeconds(1);

    private readonly IClassStore _store;
    private readonly IShotStore _shots;
    private readonly TimeProvider _time;
    private readonly ILogger<ClassRegistry> _log;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Channel<RegistryState> _news = Channel.CreateUnbounded<RegistryState>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private volatile RegistryState? _state;
    private AuditEntry? _newest;
    private int _disposed;
    private Task _following = Task.CompletedTask;
    private Task _telling = Task.CompletedTask;

    /// <param name="store">Where changes lie; stays the caller's.</param>
    /// <param name="shots">Says whether an image is there.</param>
    /// <param name="time">Clock of the audit log.</param>
    /// <param name="log">Log.</param>
    public ClassRegistry(IClassStore store, IShotStore shots, TimeProvider time, ILogger<ClassRegistry> log) => (_store, _shots, _time, _log) = (store, shots, time, log);

    /// <inheritdoc/>
    public event Action<RegistryState>? Changed;

    /// <inheritdoc/>
    public RegistryState State => _state ?? throw new InvalidOperationException("The class registry has no class yet.");

    /// <summary>False until the registry has been opened and its first classes are there.</summary>
    public bool HasClasses => _state is not null;

    /// <summary>Reads the state and begins to follow the store.</summary>
    /// <exception cref="ClassStoreException">The store cannot be read.</exception>
    /// <exception cref="InvalidDataException">What is stored are no classes.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (await _store.NewestAsync(cancellationToken).ConfigureAwait(false) is { } newest)
        {
            await AdoptAsync(newest, cancellationToken).ConfigureAwait(false);
        }

        _telling = Task.Run(TellAsync, CancellationToken.None);
        _following = Task.Run(FollowAsync, CancellationToken.None);
    }

    /// <inheritdoc/>
    public async Task<ClassChanged> ChangeAsync(ClassChange change, Caller caller, string why, string requestId, CancellationToken cancellationToken)
    {
        CheckRequest(caller, why, requestId);
        var id = requestId.Length == 0 ? Guid.NewGuid().ToString("n") : requestId;
        var request = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(change, change.GetType(), ClassJson.Options).AsSpan()));
        request = $"{change.GetType().Name.ToLowerInvariant()}:{request}";
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                await CatchUpAsync(cancellationToken).ConfigureAwait(false);
                if (await _store.FindRequestAsync(caller.Name, id, cancellationToken).ConfigureAwait(false) is { } done)
                {
                    return done.Request == request
                        ? new ClassChanged(State, done.Entry.Revision, done.ClassId, WasDone: true)
                        : throw new ClassRefusedException(ControlOutcome.Conflict, $"The request id {id} was used before for another change: give each request an id of its own.");
                }

                var planned = await PlanAsync(change, cancellationToken).ConfigureAwait(false);
                var stored = AuditChain.Seal(Describe(planned, change, caller, why, id, request), _newest?.Hash ?? "");
                if (await _store.TryAppendAsync(stored, _newest?.Hash ?? "", cancellationToken).ConfigureAwait(false))
                {
                    await AdoptAsync(stored, cancellationToken).ConfigureAwait(false);
                    LogChanged(stored.Entry.Who, stored.Entry.What, stored.Entry.Revision, stored.Entry.Live);
                    return new ClassChanged(State, stored.Entry.Revision, stored.ClassId, WasDone: false);
                }
            }
        }
        catch (ClassStoreException error)
        {
            throw new ClassRefusedException(ControlOutcome.Unavailable, error.Message);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async Task<ClassRevision?> FindAsync(long revision, CancellationToken cancellationToken)
    {
        if (_state is { } state && (state.Live.Revision == revision || state.Newest.Revision == revision))
        {
            return state.Live.Revision == revision ? state.Live : state.Newest;
        }

        return await _store.FindRevisionAsync(revision, cancellationToken).ConfigureAwait(false) is { } classes ? Read(revision, classes) : null;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AuditEntry>> AuditAsync(int most, CancellationToken cancellationToken) => _store.ReadNewestAsync(most, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // The container knows it under two names and disposes it under both.
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _news.Writer.TryComplete();
        await _telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _gate.Dispose();
    }

    private static void CheckRequest(Caller caller, string why, string requestId)
    {
        ClassRules.Refuse(caller.Name.Length == 0, "The caller has no name.");
        foreach (var (what, text, longest) in new[] { ("The caller's name", caller.Name, LongestCaller), ("The caller's origin", caller.Origin, LongestOrigin), ("The reason", why, LongestWhy) })
        {
            ClassRules.Refuse(PrintableText.Fault(text, longest) is { } fault, $"{what} {PrintableText.Fault(text, longest)}.");
        }

        ClassRules.Refuse(
            requestId.Length > LongestRequestId || !requestId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':'),
            $"A request id has at most {LongestRequestId} of letters, digits and -_.:");
    }

    private static ClassRevision Read(long revision, IReadOnlyList<ReadOnlyMemory<byte>> classes)
    {
        try
        {
            return new ClassRevision(revision, [.. classes.Select(ClassJson.Read)]);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException(
                $"Revision {revision} of the class registry holds a class that cannot be read ({error.Message}): check the registry with \"anyshot classes verify\", or install the newer agent that wrote it.", error);
        }
    }

    private async Task<ClassPlan> PlanAsync(ClassChange change, CancellationToken cancellationToken)
    {
        var old = change is ClassChange.Rollback rollback ? await FindAsync(rollback.Revision, cancellationToken).ConfigureAwait(false) : null;
        var plan = ClassPlanner.Plan(_state, change, old);
        var known = _state?.Newest.Classes.SelectMany(entry => entry.Shots).ToHashSet() ?? [];
        if (old is null)
        {
            foreach (var shot in plan.Classes?.SelectMany(entry => entry.Shots).Where(shot => !known.Contains(shot)) ?? [])
            {
                ClassRules.Refuse(await FileAsync(shot, cancellationToken).ConfigureAwait(false) is null, $"There is no stored image {shot}.", ControlOutcome.NotFound);
            }
        }

        return plan;
    }

    private async Task<string?> FileAsync(string shot, CancellationToken cancellationToken)
    {
        try
        {
            return await _shots.FileAsync(shot, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new ClassRefusedException(ControlOutcome.Unavailable, error.Message);
        }
    }

    private StoredChange Describe(ClassPlan plan, ClassChange change, Caller caller, string why, string requestId, string request)
    {
        // A registry that is begun anew from an export goes on above the numbers that verdicts may have named.
        var first = change is ClassChange.Replace { FirstRevision: var above } ? above : 1;
        var revision = (plan.Classes, _newest) switch
        {
            (null, _) => _newest!.Revision,
            (_, null) => first,
            _ => _newest.Revision + 1,
        };
        var live = plan.IsLive ? revision : _newest!.Live;
        ReadOnlyMemory<byte>[]? classes = plan.Classes is { } all ? [.. all.Select(ClassJson.Write)] : null;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(_time.GetUtcNow().ToUnixTimeMilliseconds());
        var entry = new AuditEntry(
            (_newest?.Number ?? 0) + 1, at, caller.Name, Word(caller.Role), Word(caller.Door), caller.Origin, plan.What, why, requestId, revision, live, "");
        return new StoredChange(entry, plan.ClassId, request, classes is null ? "" : AuditChain.ContentHash(classes), classes);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Takes over what others have stored. Within the gate.</summary>
    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        while (await _store.ReadAfterAsync(_newest?.Number ?? 0, Batch, cancellationToken).ConfigureAwait(false) is { Count: > 0 } changes)
        {
            foreach (var change in changes)
            {
                await AdoptAsync(change, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task AdoptAsync(StoredChange change, CancellationToken cancellationToken)
    {
        var entry = change.Entry;
        var made = change.Classes is { } classes ? Read(entry.Revision, classes) : null;
        if (_newest is { } before && made is null && before.Revision == entry.Revision && before.Live == entry.Live)
        {
            // A note: nobody has to look at the classes anew.
            _newest = entry;
            return;
        }

        var newest = made ?? await RevisionAsync(entry.Revision, cancellationToken).ConfigureAwait(false);
        var live = entry.Live == entry.Revision ? newest : await RevisionAsync(entry.Live, cancellationToken).ConfigureAwait(false);
        _newest = entry;
        _state = new RegistryState(live, ReferenceEquals(live, newest) ? null : newest);
        _news.Writer.TryWrite(_state);
    }

    private async Task<ClassRevision> RevisionAsync(long revision, CancellationToken cancellationToken) => await FindAsync(revision, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidDataException($"The class registry has no revision {revision}, which its log names: check it with \"anyshot classes verify\".");

    private async Task FollowAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _store.WaitAfterAsync(_newest?.Number ?? 0, _stop.Token).ConfigureAwait(false);
                await _gate.WaitAsync(_stop.Token).ConfigureAwait(false);
                try
                {
                    await CatchUpAsync(_stop.Token).ConfigureAwait(false);
                }
                finally
                {
                    _gate.Release();
                }
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is ClassStoreException or InvalidDataException)
            {
                LogNotFollowed(error.Message);
                await Task.Delay(RetryTime, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task TellAsync()
    {
        await foreach (var state in _news.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            try
            {
                Changed?.Invoke(state);
            }
            catch (Exception error)
            {
                // A listener that fails must not keep the others from the next change.
                LogListenerFailed(error);
            }
        }
    }

    [LoggerMessage(8001, LogLevel.Information, "{Who}: {What}; newest revision {Revision}, live {Live}")]
    private partial void LogChanged(string who, string what, long revision, long live);

    [LoggerMessage(8002, LogLevel.Error, "Changes of the class registry cannot be followed, tried again: {Sentence}")]
    private partial void LogNotFollowed(string sentence);

    [LoggerMessage(8003, LogLevel.Error, "A listener to changes of the class registry failed")]
    private partial void LogListenerFailed(Exception error);
}
