namespace AnyShot.Edge.Classes;

/// <summary>Shots of a group of stations: in the database for all, and in this station's folder from the first use on.</summary>
/// <param name="local">This station's folder.</param>
/// <param name="database">The group's database; stays the caller's.</param>
internal sealed class GroupShotStore(FileShotStore local, PostgresClassStore database) : IShotStore
{
    /// <inheritdoc/>
    public async Task<string> PutAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
    {
        var shot = await local.PutAsync(image, cancellationToken).ConfigureAwait(false);
        await AskAsync(() => PutSharedAsync(shot, image, cancellationToken)).ConfigureAwait(false);
        return shot;
    }

    /// <inheritdoc/>
    public async Task<string?> FileAsync(string shot, CancellationToken cancellationToken)
    {
        var file = await local.FileAsync(shot, cancellationToken).ConfigureAwait(false);
        if (file is not null || !ClassRules.IsShot(shot))
        {
            return file;
        }

        if (await AskAsync(() => database.FindShotAsync(shot, cancellationToken)).ConfigureAwait(false) is { } image && await local.PutAsync(image, cancellationToken).ConfigureAwait(false) == shot)
        {
            return await local.FileAsync(shot, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question().ConfigureAwait(false);
        }
        catch (ClassStoreException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    private async Task<bool> PutSharedAsync(string shot, ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
    {
        await database.PutShotAsync(shot, image, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
