using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Outbox;

/// <summary>Prepared statements with integer parameters, which is what nearly all statements of the outbox have.</summary>
internal static class SqliteStatements
{
    public static SqliteCommand Prepare(this SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(name, SqliteType.Integer);
        }

        command.Prepare();
        return command;
    }

    /// <summary>Sets the first parameters, in order of their declaration.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<long> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
