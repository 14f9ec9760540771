using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Storage;

/// <summary>
/// A small file of the state directory whose loss loses no verdict and no class: a damaged one is moved aside, never thrown away, and an empty one takes its place. Thread-safe.
/// </summary>
internal sealed class StateDatabase : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;

    /// <param name="path">Made when it is missing.</param>
    /// <param name="tables">Statements that make what is missing of the tables.</param>
    /// <param name="time">For the name of what is moved aside.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public StateDatabase(string path, string tables, TimeProvider time)
    {
        try
        {
            try
            {
                _connection = Open(path, tables);
            }
            catch (SqliteException error) when (SqliteFile.IsDamage(error))
            {
                MovedTo = SqliteFile.MoveAside(path, time.GetUtcNow());
                _connection = Open(path, tables);
            }
        }
        catch (SqliteException error)
        {
            throw new IOException($"The file {path} cannot be opened: {error.Message}", error);
        }
    }

    /// <summary>Where a damaged file was moved to; null when it was sound.</summary>
    public string? MovedTo { get; }

    /// <summary>What a query finds.</summary>
    public List<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object Value)> values)
    {
        lock (_gate)
        {
            using var command = Command(sql, values);
            using var row = command.ExecuteReader();
            var found = new List<T>();
            while (row.Read())
            {
                found.Add(read(row));
            }

            return found;
        }
    }

    /// <summary>Executes statements; several of them bring their own transaction.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Write(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        lock (_gate)
        {
            try
            {
                using var command = Command(sql, values);
                command.ExecuteNonQuery();
            }
            catch (SqliteException error)
            {
                RollBack();
                throw new IOException($"The file {_connection.DataSource} cannot be written: {error.Message}", error);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _connection.Dispose();
        }
    }

    private static SqliteConnection Open(string path, string tables)
    {
        var connection = SqliteFile.Open(path);
        try
        {
            SqliteFile.Execute(connection, $"BEGIN IMMEDIATE; {tables} PRAGMA user_version = 1; COMMIT");
            SqliteFile.Check(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A statement that failed may have left its transaction open.</summary>
    private void RollBack()
    {
        try
        {
            SqliteFile.Execute(_connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // There was none open.
        }
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
