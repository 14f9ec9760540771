using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>Opens the outbox file: checks it, creates or migrates its tables, moves a damaged one aside.</summary>
internal static class OutboxFile
{
    private const int CorruptCode = 11;
    private const int NotADatabaseCode = 26;

    /// <summary>Makes the file ready for use.</summary>
    /// <returns>Whether the file is new, and where a damaged one was moved (null when there was none).</returns>
    /// <exception cref="IOException">The file cannot be opened, or was written by a newer agent.</exception>
    public static (bool IsNew, string? MovedTo) Prepare(string path, DateTimeOffset now)
    {
        try
        {
            return (CreateOrCheck(path), null);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is CorruptCode or NotADatabaseCode)
        {
            var aside = MoveAside(path, now);
            CreateOrCheck(path);
            return (true, aside);
        }
        catch (SqliteException e)
        {
            throw new IOException($"The outbox file {path} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>A connection with our settings.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static bool CreateOrCheck(string path)
    {
        using var connection = Open(path);
        using (var check = connection.CreateCommand())
        {
            check.CommandText = "PRAGMA quick_check(1)";
            if (check.ExecuteScalar() as string is not "ok" and var finding)
            {
                throw new SqliteException($"quick_check: {finding}", CorruptCode);
            }
        }

        var version = Scalar(connection, "PRAGMA user_version");
        if (version > OutboxSchema.Version)
        {
            throw new IOException(
                $"The outbox file {path} has schema version {version}, this agent knows versions up to {OutboxSchema.Version}: install the newer agent, or move the file away.");
        }

        if (version == OutboxSchema.Version)
        {
            Execute(connection, OutboxSchema.Extend);
            return false;
        }

        // Version 0 is an empty file, or one whose creation was cut off: the creation is one transaction.
        Execute(connection, $"BEGIN IMMEDIATE; {OutboxSchema.Create} {OutboxSchema.Extend} COMMIT");
        return true;
    }

    /// <summary>Moves a damaged file out of the way.</summary>
    /// <returns>Its new path.</returns>
    public static string MoveAside(string path, DateTimeOffset now)
    {
        var aside = $"{path}.damaged-{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'.'fff'Z'", CultureInfo.InvariantCulture)}";
        foreach (var suffix in (string[])["", "-wal", "-shm"])
        {
            if (File.Exists(path + suffix))
            {
                File.Move(path + suffix, aside + suffix);
            }
        }

        return aside;
    }
}
