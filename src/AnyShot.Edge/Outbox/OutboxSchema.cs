namespace AnyShot.Edge.Outbox;

/// <summary>Tables of the outbox file and their version (SQLite's user_version).</summary>
/// <remarks>
/// A verdict row lives as long as some sink has it in <c>pending</c> or <c>delivered</c>; the newest one lives always, so that tags start from it.
/// Two narrow tables instead of one with a flag: the oldest pending row of a sink is the leftmost of its b-tree, however many delivered rows there are.
/// </remarks>
internal static class OutboxSchema
{
    public const int Version = 1;

    public const string Create =
        """
        CREATE TABLE station (only INTEGER PRIMARY KEY CHECK (only = 1), next_id INTEGER NOT NULL, pass INTEGER NOT NULL, fail INTEGER NOT NULL, unsure INTEGER NOT NULL);
        INSERT INTO station VALUES (1, 1, 0, 0, 0);
        CREATE TABLE verdict (id INTEGER PRIMARY KEY, appended_at INTEGER NOT NULL, json BLOB NOT NULL);
        CREATE TABLE sink (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, replay_owed INTEGER NOT NULL DEFAULT 0);
        CREATE TABLE pending (sink INTEGER NOT NULL, id INTEGER NOT NULL, replay INTEGER NOT NULL, PRIMARY KEY (sink, id)) WITHOUT ROWID;
        CREATE TABLE delivered (sink INTEGER NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (sink, id)) WITHOUT ROWID;
        PRAGMA user_version = 1;
        """;

    /// <summary>Tables that came later; an older agent ignores them.</summary>
    public const string Extend =
        """
        CREATE TABLE IF NOT EXISTS reserved (id INTEGER PRIMARY KEY, camera TEXT NOT NULL, part TEXT NOT NULL, at INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS tally (name TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Verdicts that no sink knows any more.</summary>
    public const string DeleteOrphans =
        """
        DELETE FROM verdict WHERE id < (SELECT max(id) FROM verdict)
          AND NOT EXISTS (SELECT 1 FROM pending p WHERE p.sink IN (SELECT no FROM sink) AND p.id = verdict.id)
          AND NOT EXISTS (SELECT 1 FROM delivered d WHERE d.sink IN (SELECT no FROM sink) AND d.id = verdict.id)
        """;
}
