namespace AnyShot.Edge.Classes;

/// <summary>Tables of a group's classes in PostgreSQL, in a schema of their own; the same as <see cref="ClassSchema"/> with the group in front, and the images of shots.</summary>
internal static class PostgresSchema
{
    public const int Version = 1;

    /// <summary>Two agents that start on an empty database take turns.</summary>
    public const long CreationLock = 0x616E7973686F74;

    /// <summary>Told the group's name with each change.</summary>
    public const string Channel = "anyshot_classes";

    public const string Create =
        """
        CREATE SCHEMA IF NOT EXISTS anyshot;
        CREATE TABLE anyshot.version (version integer NOT NULL);
        INSERT INTO anyshot.version VALUES (1);
        CREATE TABLE anyshot.change (grp text NOT NULL, number bigint NOT NULL, at bigint NOT NULL, who text NOT NULL, role text NOT NULL, door text NOT NULL, origin text NOT NULL,
          what text NOT NULL, why text NOT NULL, request_id text NOT NULL, revision bigint NOT NULL, live bigint NOT NULL, hash text NOT NULL,
          class_id text NOT NULL, request text NOT NULL, content_hash text NOT NULL, content bytea, PRIMARY KEY (grp, number), UNIQUE (grp, who, request_id));
        CREATE UNIQUE INDEX change_revision ON anyshot.change (grp, revision) WHERE content IS NOT NULL;
        CREATE TABLE anyshot.definition (hash bytea PRIMARY KEY, json bytea NOT NULL);
        CREATE TABLE anyshot.shot (grp text NOT NULL, hash text NOT NULL, image bytea NOT NULL, PRIMARY KEY (grp, hash));
        CREATE FUNCTION anyshot.only_added() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'changes are only ever added'; END $$;
        CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON anyshot.change FOR EACH ROW EXECUTE FUNCTION anyshot.only_added();
        """;
}
