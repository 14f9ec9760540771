using AnyShot.Edge.Parts;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Feedback;

/// <summary>Statements on the feedback file. Not thread-safe.</summary>
internal sealed class FeedbackTables(SqliteConnection connection) : IDisposable
{
    private const string Columns =
        "no, inspection_id, decision, class_no, class_name, confidence, revision, true_class, is_confirmed, who, role, door, origin, at, why, camera, captured_at, withdraws";

    /// <summary>Notes an entry and keeps the part, in one transaction.</summary>
    /// <param name="entry">Its number is given here.</param>
    /// <param name="image">The part as a file, in the place of what is kept under its id; null when its image is kept already.</param>
    /// <param name="most">Images at most.</param>
    /// <param name="mostBytes">Their size at most.</param>
    public FeedbackEntry Add(FeedbackEntry entry, byte[]? image, int most, long mostBytes)
    {
        using var transaction = connection.BeginTransaction();
        var number = Insert(entry);
        if (image is null)
        {
            Confirm(entry.InspectionId, entry.TrueClass);
        }
        else
        {
            Execute("DELETE FROM part WHERE inspection_id = $id", ("$id", entry.InspectionId));
            Execute("INSERT INTO part VALUES ($id, $true, $bytes)", ("$id", entry.InspectionId), ("$true", entry.TrueClass), ("$bytes", image.Length));
            Execute("INSERT INTO image VALUES ($id, $content)", ("$id", entry.InspectionId), ("$content", image));
            MakeRoom(entry.InspectionId, most, mostBytes);
        }

        transaction.Commit();
        return entry with { Number = number };
    }

    /// <summary>Notes that an answer is taken back, and what counts for the part from then on, in one transaction.</summary>
    /// <param name="entry">Its number is given here.</param>
    /// <param name="isOfKept">Whether the image that is kept under the number is of the same part.</param>
    public FeedbackEntry Withdraw(FeedbackEntry entry, bool isOfKept)
    {
        using var transaction = connection.BeginTransaction();
        var number = Insert(entry);
        if (isOfKept)
        {
            Confirm(entry.InspectionId, entry.TrueClass);
        }

        transaction.Commit();
        return entry with { Number = number };
    }

    /// <summary>The part as a file.</summary>
    public byte[]? Image(long inspectionId)
    {
        using var command = Command("SELECT content FROM image WHERE inspection_id = $id", ("$id", inspectionId));
        return command.ExecuteScalar() as byte[];
    }

    public IReadOnlyList<ConfirmedPart> Confirmed()
    {
        using var command = Command("SELECT inspection_id, true_class FROM part WHERE true_class <> '' ORDER BY inspection_id");
        using var row = command.ExecuteReader();
        var parts = new List<ConfirmedPart>();
        while (row.Read())
        {
            parts.Add(new ConfirmedPart(row.GetInt64(0), row.GetString(1)));
        }

        return parts;
    }

    public IReadOnlyList<FeedbackEntry> History(long inspectionId) =>
        Entries($"SELECT {Columns} FROM feedback WHERE inspection_id = $id ORDER BY no DESC", ("$id", inspectionId));

    public IReadOnlyList<FeedbackEntry> Newest(int most) => Entries($"SELECT {Columns} FROM feedback ORDER BY no DESC LIMIT $most", ("$most", most));

    /// <summary>What was said of parts that were captured in a time and not taken back, newest first.</summary>
    /// <param name="from">Unix milliseconds, included.</param>
    /// <param name="to">Unix milliseconds, not included.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<FeedbackEntry> Captured(long from, long to, int most) => Entries(
        $"""
        SELECT {Columns} FROM feedback WHERE captured_at >= $from AND captured_at < $to AND withdraws = 0
          AND NOT EXISTS (SELECT 1 FROM feedback gone WHERE gone.inspection_id = feedback.inspection_id AND gone.withdraws = feedback.no)
        ORDER BY no DESC LIMIT $most
        """,
        ("$from", from), ("$to", to), ("$most", most));

    public void Dispose() => connection.Dispose();

    /// <returns>The number that it was given.</returns>
    private long Insert(FeedbackEntry entry)
    {
        using var insert = Command(
            $"INSERT INTO feedback ({Columns}) VALUES (NULL, $id, $decision, $classNo, $className, $confidence, $revision, $true, $confirmed, $who, $role, $door, $origin, $at, $why, $camera, $captured, $withdraws) RETURNING no",
            ("$id", entry.InspectionId),
            ("$decision", entry.Decision),
            ("$classNo", entry.ClassNo),
            ("$className", entry.ClassName),
            ("$confidence", entry.Confidence),
            ("$revision", entry.Revision),
            ("$true", entry.TrueClass),
            ("$confirmed", entry.IsConfirmed),
            ("$who", entry.Who),
            ("$role", entry.Role),
            ("$door", entry.Door),
            ("$origin", entry.Origin),
            ("$at", entry.At.ToUnixTimeMilliseconds()),
            ("$why", entry.Why),
            ("$camera", entry.Camera),
            ("$captured", entry.CapturedAt.ToUnixTimeMilliseconds()),
            ("$withdraws", entry.Withdraws));
        return (long)insert.ExecuteScalar()!;
    }

    private void Confirm(long inspectionId, string trueClass) =>
        Execute("UPDATE part SET true_class = $true WHERE inspection_id = $id", ("$true", trueClass), ("$id", inspectionId));

    /// <summary>The oldest part of the class that has most gives way, so that a rare defect is not pushed out by many good parts; before it go those of which nothing is said any more.</summary>
    private void MakeRoom(long newest, int most, long mostBytes)
    {
        while (true)
        {
            using var sum = Command("SELECT count(*) > $most OR sum(bytes) > $mostBytes FROM part", ("$most", most), ("$mostBytes", mostBytes));
            if ((long)sum.ExecuteScalar()! == 0 || Execute(
                """
                DELETE FROM part WHERE inspection_id = (
                  SELECT min(inspection_id) FROM part WHERE inspection_id <> $newest
                  GROUP BY true_class ORDER BY true_class <> '', count(*) DESC, min(inspection_id) LIMIT 1)
                """,
                ("$newest", newest)) == 0)
            {
                return;
            }
        }
    }

    private List<FeedbackEntry> Entries(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        using var row = command.ExecuteReader();
        var entries = new List<FeedbackEntry>();
        while (row.Read())
        {
            entries.Add(new FeedbackEntry(
                row.GetInt64(0),
                row.GetInt64(1),
                row.GetString(2),
                row.GetInt32(3),
                row.GetString(4),
                row.GetDouble(5),
                row.GetInt64(6),
                row.GetString(7),
                row.GetBoolean(8),
                row.GetString(9),
                row.GetString(10),
                row.GetString(11),
                row.GetString(12),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(13)),
                row.GetString(14),
                row.GetString(15),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(16)),
                row.GetInt64(17)));
        }

        return entries;
    }

    private int Execute(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
