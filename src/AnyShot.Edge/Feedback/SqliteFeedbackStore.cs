using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Feedback;

/// <summary>The feedback store in one SQLite file. A confirmed part leaves the ring of recent parts and stays here until its bound is reached.</summary>
public sealed class SqliteFeedbackStore : IFeedbackStore, IDisposable
{
    /// <summary>Longest remark.</summary>
    public const int LongestWhy = 400;

    /// <summary>Longest class id that is looked for.</summary>
    private const int LongestId = 64;

    private const int DiskFullCode = 13;
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly PartOptions _options;
    private readonly RecentParts? _recent;
    private readonly IClassRegistry _registry;
    private readonly TimeProvider _time;
    private readonly FeedbackTables _tables;

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="options">Bounds of the images.</param>
    /// <param name="recent">Where the images of parts come from; null when none are kept.</param>
    /// <param name="registry">The classes.</param>
    /// <param name="alarms">Told of a damaged file.</param>
    /// <param name="time">Clock.</param>
    /// <exception cref="IOException">The file cannot be opened, or was written by a newer agent.</exception>
    public SqliteFeedbackStore(string path, PartOptions options, RecentParts? recent, IClassRegistry registry, AlarmBoard alarms, TimeProvider time)
    {
        (_path, _options, _recent, _registry, _time) = (path, options, recent, registry, time);
        var (connection, movedTo) = FeedbackFile.Open(path, time.GetUtcNow());
        _tables = new FeedbackTables(connection);
        if (movedTo is not null)
        {
            alarms.Raise("feedback-damaged", $"The feedback file was damaged and moved to {movedTo}; the regression set begins anew: confirm parts of each class again.");
        }
    }

    /// <inheritdoc/>
    public event Action? Changed;

    /// <inheritdoc/>
    public FeedbackEntry Give(long inspectionId, string? trueClass, Caller caller, string why = "")
    {
        CheckLength(why);
        FeedbackEntry entry;
        lock (_gate)
        {
            entry = Transact(() => Note(inspectionId, trueClass, caller, why));
        }

        _recent?.Remove(inspectionId);
        Changed?.Invoke();
        return entry;
    }

    /// <inheritdoc/>
    public FeedbackEntry Withdraw(long inspectionId, long entry, Caller caller, string why = "")
    {
        CheckLength(why);
        FeedbackEntry noted;
        lock (_gate)
        {
            noted = Transact(() => Withdrawal(inspectionId, entry, caller, why));
        }

        Changed?.Invoke();
        return noted;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ConfirmedPart> Confirmed()
    {
        lock (_gate)
        {
            return _tables.Confirmed();
        }
    }

    /// <inheritdoc/>
    public ArchivedPart? TryRead(long inspectionId)
    {
        lock (_gate)
        {
            return Kept(inspectionId);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FeedbackEntry> History(long inspectionId)
    {
        lock (_gate)
        {
            return _tables.History(inspectionId);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FeedbackEntry> Newest(int most)
    {
        lock (_gate)
        {
            return _tables.Newest(most);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<FeedbackEntry> Captured(DateTimeOffset from, DateTimeOffset to, int most)
    {
        lock (_gate)
        {
            return _tables.Captured(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds(), most);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _tables.Dispose();
        }
    }

    private FeedbackEntry Note(long inspectionId, string? trueClass, Caller caller, string why)
    {
        // A number that comes back after the outbox was deleted is another part: what is recent is what the caller has seen.
        var recent = _recent?.TryRead(inspectionId);
        var part = recent ?? Kept(inspectionId) ?? throw new FeedbackRefusedException(ControlOutcome.NotFound, Unknown(inspectionId));
        var verdict = part.Verdict;
        var named = _registry.State.Newest.Classes.FirstOrDefault(entry => entry.Number == verdict.ClassNo);
        var truth = trueClass is null ? Named(verdict, named) : Find(trueClass);
        var entry = new FeedbackEntry(
            0,
            inspectionId,
            DecisionNames.Of(verdict.Decision),
            verdict.ClassNo,
            verdict.ClassName,
            verdict.Confidence,
            verdict.ClassSetRevision,
            truth.Id,
            truth.Number == verdict.ClassNo,
            caller.Name,
            caller.Role.ToString(),
            caller.Door.ToString(),
            caller.Origin,
            _time.GetUtcNow(),
            why,
            verdict.Camera,
            verdict.CapturedAt);
        var image = recent is null ? null : PartFile.Write(recent.Verdict, recent.Image);
        return _tables.Add(entry, image, _options.MostConfirmed, (long)_options.ConfirmedLargestSizeMiB << 20);
    }

    /// <summary>Notes that an answer is taken back.</summary>
    private FeedbackEntry Withdrawal(long inspectionId, long number, Caller caller, string why)
    {
        var history = _tables.History(inspectionId);
        var gone = history.Select(entry => entry.Withdraws).ToHashSet();
        var standing = history.Where(entry => entry.Withdraws == 0 && !gone.Contains(entry.Number)).ToList();
        var kept = Kept(inspectionId)?.Verdict;
        var wanted = number == 0 ? NewestOf(_recent?.TryRead(inspectionId)?.Verdict ?? kept, standing, inspectionId) : standing.Find(entry => entry.Number == number);
        if (wanted is null)
        {
            throw gone.Contains(number)
                ? new FeedbackRefusedException(ControlOutcome.Conflict, $"Answer {number} was taken back before.")
                : new FeedbackRefusedException(ControlOutcome.NotFound, $"There is no answer {number} of part {inspectionId}.");
        }

        // A name alone is no proof: through some doors a client says itself who it is.
        var isOwn = wanted.Who == caller.Name && wanted.Door == caller.Door.ToString();
        if (!isOwn && caller.Role < Role.Engineer)
        {
            throw new FeedbackRefusedException(ControlOutcome.Forbidden, $"Answer {wanted.Number} is by {wanted.Who} ({wanted.Door}): to take back what others said needs the role engineer.");
        }

        var counts = standing.Find(entry => entry != wanted && IsOfSamePart(entry, wanted));
        var noted = wanted with
        {
            Number = 0,
            TrueClass = counts?.TrueClass ?? "",
            IsConfirmed = counts?.IsConfirmed ?? false,
            Who = caller.Name,
            Role = caller.Role.ToString(),
            Door = caller.Door.ToString(),
            Origin = caller.Origin,
            At = _time.GetUtcNow(),
            Why = why,
            Withdraws = wanted.Number,
        };
        return _tables.Withdraw(noted, kept is null || IsOf(wanted, kept));
    }

    /// <summary>The newest answer on the part that is kept, which is the one that the caller has seen: a number alone can have come back after outbox and high-water mark were deleted.</summary>
    private static FeedbackEntry NewestOf(Verdict? part, List<FeedbackEntry> standing, long inspectionId)
    {
        if (standing.Count == 0)
        {
            throw new FeedbackRefusedException(ControlOutcome.NotFound, $"Nothing is said of part {inspectionId}.");
        }

        if (part is null)
        {
            throw new FeedbackRefusedException(ControlOutcome.Conflict, $"The image of part {inspectionId} is not kept any more, so that another part of that number may be meant: name the answer (entry) to take it back.");
        }

        return standing.Find(entry => IsOf(entry, part))
            ?? throw new FeedbackRefusedException(ControlOutcome.NotFound, $"Nothing is said of part {inspectionId}; what is noted under the number is of an older part: name the answer (entry) to take it back.");
    }

    /// <summary>Camera and time of capture tell parts of one number apart. What an older agent noted has neither and is taken as of the part.</summary>
    private static bool IsOf(FeedbackEntry entry, Verdict part) =>
        entry.Camera.Length == 0 || (entry.Camera == part.Camera && entry.CapturedAt.ToUnixTimeMilliseconds() == part.CapturedAt.ToUnixTimeMilliseconds());

    private static bool IsOfSamePart(FeedbackEntry one, FeedbackEntry other) =>
        one.Camera.Length == 0 || other.Camera.Length == 0 || (one.Camera == other.Camera && one.CapturedAt == other.CapturedAt);

    private static void CheckLength(string why)
    {
        if (why.Length > LongestWhy)
        {
            throw new FeedbackRefusedException(ControlOutcome.Invalid, $"The remark has {why.Length} characters; at most {LongestWhy} are kept.");
        }
    }

    /// <summary>Null when it is not kept, and when its image is damaged.</summary>
    private ArchivedPart? Kept(long inspectionId)
    {
        try
        {
            return _tables.Image(inspectionId) is { } content ? PartFile.TryRead(content) : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static RegisteredClass Named(Verdict verdict, RegisteredClass? named) => (verdict.ClassNo, named) switch
    {
        (0, _) => throw new FeedbackRefusedException(ControlOutcome.Invalid, $"Part {verdict.InspectionId} was given no class ({verdict.Reason}): say of which class it is."),
        (_, null or { IsRetired: true }) => throw new FeedbackRefusedException(
            ControlOutcome.Conflict, $"Part {verdict.InspectionId} was judged \"{verdict.ClassName}\", a class that judges no more: say of which class it is."),
        (_, { } entry) => entry,
    };

    private RegisteredClass Find(string id)
    {
        var shown = id.Length <= LongestId ? id : id[..LongestId] + "...";
        return _registry.State.Newest.Classes.FirstOrDefault(entry => entry.Id == id) switch
        {
            null => throw new FeedbackRefusedException(ControlOutcome.NotFound, $"There is no class \"{shown}\"."),
            { IsRetired: true } => throw new FeedbackRefusedException(ControlOutcome.Conflict, $"Class \"{shown}\" is retired: say another one."),
            var entry => entry,
        };
    }

    private string Unknown(long inspectionId) => _recent is null
        ? $"The image of part {inspectionId} is not kept: images of parts are switched off (parts.enabled)."
        : $"There is no image of part {inspectionId}: those of the last {_options.Most} parts and of confirmed ones are kept.";

    private T Transact<T>(Func<T> statements)
    {
        try
        {
            return statements();
        }
        catch (SqliteException error)
        {
            throw new FeedbackRefusedException(
                ControlOutcome.Unavailable,
                error.SqliteErrorCode == DiskFullCode ? $"The disk of {_path} is full: free some space and say it again." : $"The feedback cannot be stored in {_path}: {error.Message}",
                error);
        }
    }
}
