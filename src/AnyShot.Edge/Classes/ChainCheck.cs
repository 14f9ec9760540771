namespace AnyShot.Edge.Classes;

/// <summary>What came of checking a registry's audit log.</summary>
/// <param name="Entries">Entries that are sound, from the first one on.</param>
/// <param name="Newest">The last sound one; null when there is none.</param>
/// <param name="Fault">What is wrong with the entry after it, in words without a full stop; null when all is sound.</param>
internal sealed record ChainCheck(long Entries, AuditEntry? Newest, string? Fault)
{
    private const int Batch = 50;

    /// <summary>Checks every entry and every revision from the first one on.</summary>
    /// <exception cref="ClassStoreException">The store cannot be read.</exception>
    public static async Task<ChainCheck> RunAsync(IClassStore store, CancellationToken cancellationToken)
    {
        StoredChange? previous = null;
        while (await store.ReadAfterAsync(previous?.Entry.Number ?? 0, Batch, cancellationToken).ConfigureAwait(false) is { Count: > 0 } changes)
        {
            foreach (var change in changes)
            {
                if (AuditChain.Fault(previous, change) is { } fault)
                {
                    return new ChainCheck(previous?.Entry.Number ?? 0, previous?.Entry, fault);
                }

                previous = change with { Classes = null };
            }
        }

        return new ChainCheck(previous?.Entry.Number ?? 0, previous?.Entry, null);
    }
}
