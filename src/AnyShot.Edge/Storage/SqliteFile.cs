using System.Globalization;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Storage;

/// <summary>Files of SQLite with our settings, and what happens to damaged ones.</summary>
internal static class SqliteFile
{
    private const int CorruptCode = 11;
    private const int NotADatabaseCode = 26;

    /// <summary>A connection with our settings.</summary>
    /// <exception cref="SqliteException">The file cannot be opened, or is damaged.</exception>
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

    /// <summary>Reads a table, or all of the file: damage in the middle would else show itself later, with nobody to move the file aside.</summary>
    /// <param name="connection">To the file.</param>
    /// <param name="table">Name of a table; null for all of the file up to the first finding.</param>
    /// <exception cref="SqliteException">It is damaged.</exception>
    public static void Check(SqliteConnection connection, string? table = null)
    {
        using var check = connection.CreateCommand();
        check.CommandText = $"PRAGMA quick_check({table ?? "1"})";
        if (check.ExecuteScalar() as string is not "ok" and var finding)
        {
            throw new SqliteException($"quick_check: {finding}", CorruptCode);
        }
    }

    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is CorruptCode or NotADatabaseCode;

    /// <summary>Moves a damaged file out of the way, with what is not yet written into it: SQLite throws a journal away that it finds beside a new file.</summary>
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
