namespace AnyShot.Edge.History;

/// <summary>Tables of the history file and their version (SQLite's user_version).</summary>
/// <remarks>
/// A row counts the parts of one bucket of time (<c>span</c> 60 or 3,600 seconds from <c>at</c>, Unix seconds) that have camera, class, decision and a tenth of confidence in common: the
/// confidence over time costs no second table. <c>station.mark</c> is the last inspection id that was counted, moved in the transaction of the counts.
/// </remarks>
internal static class HistorySchema
{
    public const int Version = 1;

    public const string Create =
        """
        CREATE TABLE station (only INTEGER PRIMARY KEY CHECK (only = 1), mark INTEGER NOT NULL);
        INSERT INTO station VALUES (1, 0);
        CREATE TABLE camera (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE class (no INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE count (
          span INTEGER NOT NULL, at INTEGER NOT NULL, camera INTEGER NOT NULL, class INTEGER NOT NULL, decision INTEGER NOT NULL, tenth INTEGER NOT NULL, parts INTEGER NOT NULL,
          PRIMARY KEY (span, at, camera, class, decision, tenth)) WITHOUT ROWID;
        CREATE TABLE change (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, revision INTEGER NOT NULL, model TEXT NOT NULL);
        PRAGMA user_version = 1;
        """;
}
