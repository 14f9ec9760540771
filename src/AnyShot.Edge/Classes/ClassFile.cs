using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Classes;

/// <summary>Opens the registry's file: checks it, creates its tables. A damaged one is an error and never replaced: the classes of a plant are in no other place.</summary>
internal static class ClassFile
{
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
        catch (SqliteException e) when (SqliteFile.IsDamage(e))
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
    public static bool IsDamage(InvalidDataException error) => error.InnerException is SqliteException damage && SqliteFile.IsDamage(damage);

    private static SqliteConnection Connect(string path, bool forWriting)
    {
        var mode = forWriting ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadOnly;
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 10 }.ToString());
        try
        {
            connection.Open();
            if (forWriting)
            {
                SqliteFile.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
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
        SqliteFile.Check(connection);
        switch (SqliteFile.Scalar(connection, "PRAGMA user_version"))
        {
            case ClassSchema.Version:
                return;
            case > ClassSchema.Version and var version:
                throw new InvalidDataException($"The class registry {path} has schema version {version}, this agent knows versions up to {ClassSchema.Version}: install the newer agent.");
            default:
                // Version 0 is an empty file, or one whose creation was cut off: the creation is one transaction.
                if (forWriting)
                {
                    SqliteFile.Execute(connection, $"BEGIN IMMEDIATE; {ClassSchema.Create} COMMIT");
                    return;
                }

                throw new IOException($"The class registry {path} is empty: no agent has run with it yet.");
        }
    }
}
