namespace AnyShot.Edge.Classes;

/// <summary>Tables of the registry's file and their version (SQLite's user_version).</summary>
/// <remarks>
/// A row of <c>change</c> is an entry of the audit log; <c>content</c> holds the hashes (32 bytes each) of the classes of the revision that it made, or NULL. Each class lies once in
/// <c>definition</c>, however many revisions have it. <c>configured</c> remembers the entries of the configuration as they were at the last start.
/// </remarks>
internal static class ClassSchema
{
    public const int Version = 1;

    public const string Create =
        """
        CREATE TABLE change (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL, door TEXT NOT NULL, origin TEXT NOT NULL,
          what TEXT NOT NULL, why TEXT NOT NULL, request_id TEXT NOT NULL, revision INTEGER NOT NULL, live INTEGER NOT NULL, hash TEXT NOT NULL,
          class_id TEXT NOT NULL, request TEXT NOT NULL, content_hash TEXT NOT NULL, content BLOB, UNIQUE (who, request_id));
        CREATE UNIQUE INDEX change_revision ON change (revision) WHERE content IS NOT NULL;
        CREATE TABLE definition (hash BLOB PRIMARY KEY, json BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE configured (number INTEGER PRIMARY KEY, hash TEXT NOT NULL);
        CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'changes are only ever added'); END;
        CREATE TRIGGER change_delete BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'changes are only ever added'); END;
        PRAGMA user_version = 1;
        """;
}
