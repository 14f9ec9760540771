using System.Runtime.InteropServices;
using AnyShot.Edge.Storage;
using AnyShot.Engine.Drift;

namespace AnyShot.Edge.Drift;

/// <summary>References, the parts that they are made of, and histories of drift: <c>drift.db</c> in the state directory. Thread-safe.</summary>
internal sealed class DriftStore : IDisposable
{
    private const string Tables =
        """
        CREATE TABLE IF NOT EXISTS reference (camera TEXT PRIMARY KEY, model TEXT NOT NULL, at INTEGER NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, picture BLOB) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS part (camera TEXT NOT NULL, place INTEGER NOT NULL, inspection INTEGER NOT NULL, class TEXT NOT NULL, embedding BLOB NOT NULL,
            brightness REAL NOT NULL, contrast REAL NOT NULL, sharpness REAL NOT NULL, PRIMARY KEY (camera, place));
        CREATE TABLE IF NOT EXISTS point (number INTEGER PRIMARY KEY, camera TEXT NOT NULL, at INTEGER NOT NULL, inspection INTEGER NOT NULL, distance REAL NOT NULL, brightness REAL NOT NULL);
        CREATE INDEX IF NOT EXISTS point_camera ON point (camera, number);
        """;

    private readonly StateDatabase _database;

    /// <param name="path">Made when it is missing; a damaged file is moved aside, because losing it loses no verdict and no class.</param>
    /// <param name="time">Names the damaged file.</param>
    /// <param name="damaged">Told where a damaged file is now.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public DriftStore(string path, TimeProvider time, Action<string> damaged)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _database = new StateDatabase(path, Tables, time);
        if (_database.MovedTo is { } aside)
        {
            damaged(aside);
        }
    }

    public DriftReference? Reference(string camera) => _database.Read(
        "SELECT model, at, who, why FROM reference WHERE camera = $camera",
        row => new DriftReference(row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), row.GetString(2), row.GetString(3)),
        ("$camera", camera)).FirstOrDefault();

    /// <summary>Parts of the reference in their order; fewer than it needs while it is collected.</summary>
    public IReadOnlyList<DriftPart> Parts(string camera) => _database.Read(
        "SELECT inspection, class, embedding, brightness, contrast, sharpness FROM part WHERE camera = $camera ORDER BY place",
        row => new DriftPart(row.GetInt64(0), row.GetString(1), MemoryMarshal.Cast<byte, float>((byte[])row[2]).ToArray(), new ImageFigures(row.GetDouble(3), row.GetDouble(4), row.GetDouble(5))),
        ("$camera", camera));

    /// <summary>JPEG of the part that is most like all of the reference; null while it is collected, or where no images of parts are kept.</summary>
    public byte[]? Picture(string camera) => _database.Read("SELECT picture FROM reference WHERE camera = $camera", row => row.IsDBNull(0) ? null : (byte[])row[0], ("$camera", camera)).FirstOrDefault();

    /// <summary>The newest points, the oldest first.</summary>
    public IReadOnlyList<DriftPoint> History(string camera, int most)
    {
        var points = _database.Read(
            "SELECT at, inspection, distance, brightness FROM point WHERE camera = $camera ORDER BY number DESC LIMIT $most",
            row => new DriftPoint(DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)), row.GetInt64(1), row.GetDouble(2), row.GetDouble(3)),
            ("$camera", camera),
            ("$most", most));
        points.Reverse();
        return points;
    }

    /// <summary>Begins a reference; the one before is gone.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Renew(string camera, DriftReference reference) => _database.Write(
        "BEGIN IMMEDIATE; DELETE FROM part WHERE camera = $camera; INSERT OR REPLACE INTO reference VALUES ($camera, $model, $at, $who, $why, NULL); COMMIT",
        ("$camera", camera),
        ("$model", reference.Model),
        ("$at", reference.BegunAt.ToUnixTimeMilliseconds()),
        ("$who", reference.Who),
        ("$why", reference.Why));

    /// <summary>Adds a part to the reference.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Collect(string camera, int place, DriftPart part) => _database.Write(
        "INSERT OR REPLACE INTO part VALUES ($camera, $place, $inspection, $class, $embedding, $brightness, $contrast, $sharpness)",
        ("$camera", camera),
        ("$place", place),
        ("$inspection", part.InspectionId),
        ("$class", part.ClassName),
        ("$embedding", MemoryMarshal.AsBytes(part.Embedding.AsSpan()).ToArray()),
        ("$brightness", part.Figures.Brightness),
        ("$contrast", part.Figures.Contrast),
        ("$sharpness", part.Figures.Sharpness));

    /// <summary>Keeps the picture of the reference.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Keep(string camera, byte[] picture) => _database.Write("UPDATE reference SET picture = $picture WHERE camera = $camera", ("$camera", camera), ("$picture", picture));

    /// <summary>Adds a point to the history; the oldest goes.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Add(string camera, DriftPoint point, int most) => _database.Write(
        """
        BEGIN IMMEDIATE;
        INSERT INTO point (camera, at, inspection, distance, brightness) VALUES ($camera, $at, $inspection, $distance, $brightness);
        DELETE FROM point WHERE camera = $camera AND number <= (SELECT number FROM point WHERE camera = $camera ORDER BY number DESC LIMIT 1 OFFSET $most);
        COMMIT
        """,
        ("$camera", camera),
        ("$at", point.At.ToUnixTimeMilliseconds()),
        ("$inspection", point.InspectionId),
        ("$distance", point.Distance),
        ("$brightness", point.Brightness),
        ("$most", most));

    public void Dispose() => _database.Dispose();
}
