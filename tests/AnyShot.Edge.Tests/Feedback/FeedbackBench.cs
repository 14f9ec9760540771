using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Tests.Parts;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Tests.Feedback;

/// <summary>A feedback store on disk beside recent parts, with time that stands still.</summary>
internal sealed class FeedbackBench : IDisposable
{
    private readonly PartFolder _folder = new();

    public FeedbackBench()
    {
        Alarms = new AlarmBoard(Clock);
        Recent = _folder.Open();
        Recent.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        Store = Open();
    }

    public StandingClock Clock { get; } = new();

    public AlarmBoard Alarms { get; }

    public RecentParts Recent { get; }

    public SqliteFeedbackStore Store { get; private set; }

    public string File => Path.Combine(Path.GetDirectoryName(_folder.FullName)!, "feedback.db");

    /// <summary>As the next start of the agent finds it.</summary>
    /// <param name="options">Bounds; null for the usual ones.</param>
    /// <param name="meanwhile">What happens to the file while it is closed.</param>
    public void Reopen(PartOptions? options = null, Action? meanwhile = null)
    {
        Store.Dispose();
        meanwhile?.Invoke();
        Store = Open(options);
    }

    /// <summary>As an agent finds the file of one that knew neither camera nor time of the part, and nothing of taking back.</summary>
    public void ReopenAsVersion1() => Reopen(meanwhile: () =>
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DROP INDEX feedback_captured; ALTER TABLE feedback DROP COLUMN camera; ALTER TABLE feedback DROP COLUMN captured_at; ALTER TABLE feedback DROP COLUMN withdraws; PRAGMA user_version = 1";
        command.ExecuteNonQuery();
    });

    /// <summary>A part is judged and its image kept.</summary>
    public void Judge(long id, int classNo = 1, string className = "dark", Decision decision = Decision.Pass, int width = 40, int height = 24)
    {
        using var part = PartFolder.Noise((int)id, width: width, height: height);
        Recent.OnVerdict(PartFolder.VerdictOf(id, classNo, className, decision), part);
        // A reader waits two seconds for a slow disk; the machine of a test may stand still for longer.
        SpinWait.SpinUntil(() => Recent.TryRead(id) is not null, TimeSpan.FromSeconds(60)).ShouldBeTrue();
    }

    public void Dispose()
    {
        Store.Dispose();
        Recent.Dispose();
        _folder.Dispose();
    }

    private SqliteFeedbackStore Open(PartOptions? options = null) => new(File, options ?? new PartOptions(), Recent, new FeedbackClasses(), Alarms, Clock);
}
