namespace AnyShot.Edge.Classes;

/// <summary>Where the changes of a registry lie: an append-only list in which each change follows the one before. Thread-safe.</summary>
public interface IClassStore
{
    /// <summary>The newest change, without its classes; null when nothing was ever stored.</summary>
    /// <exception cref="ClassStoreException">The store cannot be read.</exception>
    Task<StoredChange?> NewestAsync(CancellationToken cancellationToken);

    /// <summary>Changes after a number, in order, with the classes that they made.</summary>
    /// <param name="number">0 for the first ones.</param>
    /// <param name="most">Most changes to return.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ClassStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<StoredChange>> ReadAfterAsync(long number, int most, CancellationToken cancellationToken);

    /// <summary>Entries of the audit log, newest first.</summary>
    /// <exception cref="ClassStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<AuditEntry>> ReadNewestAsync(int most, CancellationToken cancellationToken);

    /// <summary>The change that a request made, without its classes; null when it made none.</summary>
    /// <exception cref="ClassStoreException">The store cannot be read.</exception>
    Task<StoredChange?> FindRequestAsync(string who, string requestId, CancellationToken cancellationToken);

    /// <summary>The classes of a revision in their stored form; null when there is none of that number.</summary>
    /// <exception cref="ClassStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<ReadOnlyMemory<byte>>?> FindRevisionAsync(long revision, CancellationToken cancellationToken);

    /// <summary>Stores a change behind the newest one, in one transaction that is on disk when this returns.</summary>
    /// <param name="change">Its number is one more than the newest, its hash was made from the hash of that.</param>
    /// <param name="previousHash">Hash of the newest change; empty for the first one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when another writer was faster, so that the change no longer follows the newest one.</returns>
    /// <exception cref="ClassStoreException">It cannot be stored now.</exception>
    Task<bool> TryAppendAsync(StoredChange change, string previousHash, CancellationToken cancellationToken);

    /// <summary>Waits until there is a change after a number.</summary>
    Task WaitAfterAsync(long number, CancellationToken cancellationToken);
}
