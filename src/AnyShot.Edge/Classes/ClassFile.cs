using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Classes;

/// <summary>Opens the registry's file: checks it, creates its tables. A damaged one is an error and never replaced: the classes of a plant are in no other place.</summary>
internal static class ClassFile
{
    private const int CorruptCode = 11;
    private const int NotADatabaseCode = 26;

    /// <summary>A connection to a file that is sound and has this version's tables.</summary>
    /// <param name="path">The file.</param>
    /// <param name="forWriting">Creates the file when there is none; otherwise it is opened for reading only.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or a newer agent wrote it; one sentence says what to do.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static SqliteConnection Open(string path, bool forWriting)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, forWriting);
            Check(connection, path, forWriting);
            return connection;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is CorruptCode or NotADatabaseCode)
        {
            connection?.Dispose();
            throw new InvalidDataException(
                $"The class registry {path} is damaged ({e.Message}): it holds the classes and their history, so no empty one takes its place. Restore the file from a copy, or begin anew from an export with \"anyshot classes import\".",
                e);
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            throw new IOException($"The class registry {path} cannot be opened: {e.Message}", e);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <summary>True for what <see cref="Open"/> throws about a damaged file.</summary>
    public static bool IsDamage(InvalidDataException error) => error.InnerException is SqliteException { SqliteErrorCode: CorruptCode or NotADatabaseCode };

    /// <summary>Moves a damaged file out of the way; nothing in it is lost.</summary>
    /// <returns>Where it is now.</returns>
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

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Connect(string path, bool forWriting)
    {
        var mode = forWriting ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            if (forWriting)
            {
                Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Check(SqliteConnection connection, string path, bool forWriting)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() as string is not "ok" and var finding)
        {
            throw new SqliteException($"quick_check: {finding}", CorruptCode);
        }

        command.CommandText = "PRAGMA user_version";
        switch (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture))
        {
            case ClassSchema.Version:
                return;
            case > ClassSchema.Version and var version:
                throw new InvalidDataException($"The class registry {path} has schema version {version}, this agent knows versions up to {ClassSchema.Version}: install the newer agent.");
            default:
                // Version 0 is an empty file, or one whose creation was cut off: the creation is one transaction.
                if (forWriting)
                {
                    Execute(connection, $"BEGIN IMMEDIATE; {ClassSchema.Create} COMMIT");
                    return;
                }

                throw new IOException($"The class registry {path} is empty: no agent has run with it yet.");
        }
    }
}
