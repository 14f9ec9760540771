using AnyShot.Edge.Storage;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Feedback;

/// <summary>The file of the feedback store: its tables, and what happens to a damaged one.</summary>
internal static class FeedbackFile
{
    private const int Version = 2;

    private const string Create =
        """
        CREATE TABLE feedback (
          no INTEGER PRIMARY KEY AUTOINCREMENT, inspection_id INTEGER NOT NULL, decision TEXT NOT NULL, class_no INTEGER NOT NULL, class_name TEXT NOT NULL, confidence REAL NOT NULL,
          revision INTEGER NOT NULL, true_class TEXT NOT NULL, is_confirmed INTEGER NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL, door TEXT NOT NULL, origin TEXT NOT NULL,
          at INTEGER NOT NULL, why TEXT NOT NULL);
        CREATE INDEX feedback_part ON feedback (inspection_id, no);
        CREATE TABLE part (inspection_id INTEGER PRIMARY KEY, true_class TEXT NOT NULL, bytes INTEGER NOT NULL);
        CREATE INDEX part_class ON part (true_class, inspection_id);
        CREATE TABLE image (inspection_id INTEGER PRIMARY KEY REFERENCES part ON DELETE CASCADE, content BLOB NOT NULL);
        """;

    /// <summary>Version 2: which camera saw the part, and when, so that feedback can be looked at by the time of the parts; and the answer that an entry takes back.</summary>
    private const string Extend =
        """
        ALTER TABLE feedback ADD COLUMN camera TEXT NOT NULL DEFAULT '';
        ALTER TABLE feedback ADD COLUMN captured_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE feedback ADD COLUMN withdraws INTEGER NOT NULL DEFAULT 0;
        UPDATE feedback SET captured_at = at;
        CREATE INDEX feedback_captured ON feedback (captured_at);
        PRAGMA user_version = 2;
        """;

    /// <summary>Makes the file ready and opens it.</summary>
    /// <returns>The connection, and where a damaged file was moved; null when there was none.</returns>
    /// <exception cref="IOException">The file cannot be opened, or was written by a newer agent.</exception>
    public static (SqliteConnection Connection, string? MovedTo) Open(string path, DateTimeOffset now)
    {
        try
        {
            return (OpenChecked(path), null);
        }
        catch (SqliteException error) when (SqliteFile.IsDamage(error))
        {
            var aside = SqliteFile.MoveAside(path, now);
            return (OpenChecked(path), aside);
        }
        catch (SqliteException error)
        {
            throw new IOException($"The feedback file {path} cannot be opened: {error.Message}", error);
        }
    }

    private static SqliteConnection OpenChecked(string path)
    {
        var connection = SqliteFile.Open(path);
        try
        {
            // The images are the bulk of the file and carry a checksum each; reading them all would hold up the start.
            SqliteFile.Check(connection, "sqlite_schema");
            var version = SqliteFile.Scalar(connection, "PRAGMA user_version");
            if (version > Version)
            {
                throw new IOException($"The feedback file {path} has schema version {version}, this agent knows versions up to {Version}: install the newer agent, or move the file away.");
            }

            if (version < Version)
            {
                SqliteFile.Execute(connection, $"BEGIN IMMEDIATE; {(version == 0 ? Create : "")} {Extend} COMMIT");
            }

            SqliteFile.Check(connection, "feedback");
            SqliteFile.Check(connection, "part");

            SqliteFile.Execute(connection, "PRAGMA foreign_keys = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
