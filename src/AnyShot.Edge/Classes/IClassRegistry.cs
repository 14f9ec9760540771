using AnyShot.Edge.Security;

namespace AnyShot.Edge.Classes;

/// <summary>The classes of the station, or of all stations of a group that share a database: append-only revisions with an audit log. Thread-safe.</summary>
public interface IClassRegistry
{
    /// <summary>What holds now; also while the database is away.</summary>
    RegistryState State { get; }

    /// <summary>Told after each change, wherever it was made, with the new state; in order, one at a time, off the caller's thread.</summary>
    event Action<RegistryState>? Changed;

    /// <summary>Makes a change, durable and in the audit log when it returns. The same request of the same caller is done once.</summary>
    /// <param name="change">What.</param>
    /// <param name="caller">Who, from where.</param>
    /// <param name="why">The caller's reason, at most 400 characters; may be empty.</param>
    /// <param name="requestId">Given by the client.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="ClassRefusedException">The change cannot be made; one sentence says why.</exception>
    Task<ClassChanged> ChangeAsync(ClassChange change, Caller caller, string why, string requestId, CancellationToken cancellationToken);

    /// <summary>A revision that ever was; null when there is none of that number.</summary>
    Task<ClassRevision?> FindAsync(long revision, CancellationToken cancellationToken);

    /// <summary>The newest entries of the audit log, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> AuditAsync(int most, CancellationToken cancellationToken);
}
