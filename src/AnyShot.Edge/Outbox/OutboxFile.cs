using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>Opens the outbox file: checks it, creates or migrates its tables, moves a damaged one aside.</summary>
internal static class OutboxFile
{
    /// <summary>Makes the file ready for use.</summary>
    /// <returns>Whether the file is new, and where a damaged one was moved (null when there was none).</returns>
    /// <exception cref="IOException">The file cannot be opened, or was written by a newer agent.</exception>
    public static (bool IsNew, string? MovedTo) Prepare(string path, DateTimeOffset now)
    {
        try
        {
            return (CreateOrCheck(path), null);
        }
        catch (SqliteException e) when (SqliteFile.IsDamage(e))
        {
            var aside = SqliteFile.MoveAside(path, now);
            CreateOrCheck(path);
            return (true, aside);
        }
        catch (SqliteException e)
        {
            throw new IOException($"The outbox file {path} cannot be opened: {e.Message}", e);
        }
    }

    private static bool CreateOrCheck(string path)
    {
        using var connection = SqliteFile.Open(path);
        SqliteFile.Check(connection);
        var version = SqliteFile.Scalar(connection, "PRAGMA user_version");
        if (version > OutboxSchema.Version)
        {
            throw new IOException(
                $"The outbox file {path} has schema version {version}, this agent knows versions up to {OutboxSchema.Version}: install the newer agent, or move the file away.");
        }

        if (version == OutboxSchema.Version)
        {
            SqliteFile.Execute(connection, OutboxSchema.Extend);
            return false;
        }

        // Version 0 is an empty file, or one whose creation was cut off: the creation is one transaction.
        SqliteFile.Execute(connection, $"BEGIN IMMEDIATE; {OutboxSchema.Create} {OutboxSchema.Extend} COMMIT");
        return true;
    }
}
