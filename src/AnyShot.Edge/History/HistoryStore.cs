using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.History;

/// <summary>
/// Counts of verdicts over time: <c>history.db</c> in the state directory. Opened when it is first needed, so that a disk that takes no file costs the counts and not the line. Thread-safe.
/// </summary>
public sealed class HistoryStore(string path, HistoryOptions options, AlarmBoard alarms, TimeProvider time) : IDisposable
{
    /// <summary>Id of the alarm of a file that was damaged; stands until the agent is restarted.</summary>
    public const string Damaged = "history-damaged";

    private const int DiskFullCode = 13;

    private readonly Lock _gate = new();
    private HistoryTables? _tables;

    /// <summary>Last inspection id that was counted; verdicts up to it are not counted again.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public long Mark
    {
        get
        {
            lock (_gate)
            {
                return Use(tables => tables.Mark);
            }
        }
    }

    /// <summary>Counts verdicts, durably and once: those up to the mark are left out.</summary>
    /// <param name="verdicts">In order of their ids.</param>
    /// <exception cref="IOException">They cannot be stored; nothing was counted.</exception>
    public void Add(IReadOnlyList<Verdict> verdicts)
    {
        lock (_gate)
        {
            Use(tables =>
            {
                Verdict[] unheard = [.. verdicts.Where(verdict => verdict.InspectionId > tables.Mark)];
                if (unheard.Length > 0)
                {
                    tables.Add(unheard);
                }

                return true;
            });
        }
    }

    /// <summary>Counts from inspection 1 on again: the outbox was deleted and its numbers began anew.</summary>
    /// <exception cref="IOException">It cannot be stored.</exception>
    public void BeginAnew()
    {
        lock (_gate)
        {
            Use(tables =>
            {
                tables.BeginAnew();
                return true;
            });
        }
    }

    /// <summary>Folds old minutes into hours and forgets old hours.</summary>
    /// <exception cref="IOException">It cannot be stored.</exception>
    public void Fold()
    {
        var now = time.GetUtcNow();
        var fold = (now - options.KeepMinutes).ToUnixTimeSeconds();
        lock (_gate)
        {
            Use(tables =>
            {
                tables.Fold(fold - (fold % HistoryTables.Hour), (now - options.KeepHours).ToUnixTimeSeconds());
                return true;
            });
        }
    }

    /// <summary>The counts of a time, on a connection of its own: the one that counts goes on meanwhile.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public HistoryAnswer Read(HistoryQuery query)
    {
        lock (_gate)
        {
            Use(_ => true);
        }

        try
        {
            using var reader = new HistoryReader(path);
            return reader.Read(query);
        }
        catch (SqliteException error)
        {
            throw Failed(error);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _tables?.Dispose();
            _tables = null;
        }
    }

    private T Use<T>(Func<HistoryTables, T> statements)
    {
        try
        {
            _tables ??= Open();
            return statements(_tables);
        }
        catch (SqliteException error)
        {
            // What is damaged while the agent runs is moved aside at the next try.
            _tables?.Dispose();
            _tables = null;
            throw Failed(error);
        }
    }

    private HistoryTables Open()
    {
        try
        {
            return new HistoryTables(path);
        }
        catch (SqliteException error) when (SqliteFile.IsDamage(error))
        {
            var aside = SqliteFile.MoveAside(path, time.GetUtcNow());
            alarms.Raise(Damaged, $"The history file was damaged and moved to {aside}; the counts over time begin anew. Verdicts are not touched by it.");
            return new HistoryTables(path);
        }
    }

    private IOException Failed(SqliteException error) => new(
        error.SqliteErrorCode == DiskFullCode ? $"The disk of {path} is full: free some space." : $"The history file {path} cannot be used: {error.Message}", error);
}
