using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Trials;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Tests.Commissioning;

public sealed class CommissioningStoreTests : IDisposable
{
    private static readonly Setup s_setup = new("m1", 3, [new CameraSetup("top", "virtual:", 0, 0, 1, 1)]);
    private static readonly CheckReport s_report = new(DateTimeOffset.UnixEpoch, 100, [], [], [], []);
    private readonly string _folder = Directory.CreateTempSubdirectory("anyshot-commissioning-").FullName;

    private string File => Path.Combine(_folder, "commissioning.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Draft_AfterARestart_IsStillThere()
    {
        var draft = new CommissioningDraft(DateTimeOffset.UnixEpoch, "eve", 4, "top", new RunState("top", 30, DateTimeOffset.UnixEpoch, true, s_setup), null, null);
        using (var store = new CommissioningStore(File, TimeProvider.System))
        {
            store.ReadDraft().ShouldBeNull();
            store.WriteDraft(draft with { Step = 1 });
            store.WriteDraft(draft);
            store.WriteParts(RunKind.Good, [Part(7), Part(3)]);
            store.WriteParts(RunKind.Good, [Part(7) with { IsGood = false }]);
            store.WriteParts(RunKind.Defects, [Part(9)]);
        }

        using var again = new CommissioningStore(File, TimeProvider.System);
        var read = again.ReadDraft()!;
        (read.Step, read.StartedBy, read.Good!.Wanted, read.Good.Setup.Cameras[0].Name, read.Defects).ShouldBe((4, "eve", 30, "top", null));
        again.ReadParts(RunKind.Good).ShouldBe([Part(3), Part(7) with { IsGood = false }]);
        again.ReadParts(RunKind.Defects).ShouldBe([Part(9)]);
        again.DropParts(RunKind.Good);
        again.ReadParts(RunKind.Good).ShouldBeEmpty();
        again.DropDraft();
        again.ReadDraft().ShouldBeNull();
        again.ReadParts(RunKind.Defects).ShouldBeEmpty();
    }

    [Fact]
    public void Signed_AfterARestart_AreIntactAndEndTheWork()
    {
        using (var store = new CommissioningStore(File, TimeProvider.System))
        {
            store.WriteDraft(new CommissioningDraft(DateTimeOffset.UnixEpoch, "eve", 6, "top", null, null, null));
            Sign(store, 2);
            store.ReadDraft().ShouldBeNull();
        }

        using var again = new CommissioningStore(File, TimeProvider.System);
        var signed = again.ReadSigned();
        signed.Select(one => (one.Number, one.IsIntact, one.Record!.Signer)).ShouldBe([(1, true, "eve"), (2, true, "eve")]);
        signed[1].Record!.Previous.ShouldBe(signed[0].Digest);
        signed[0].Digest.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Theory]
    [InlineData("UPDATE signed SET json = CAST(replace(CAST(json AS TEXT), '\"signer\":\"eve\"', '\"signer\":\"bob\"') AS BLOB) WHERE number = 1", new[] { false, true, true })]
    [InlineData("UPDATE signed SET json = CAST('no json' AS BLOB) WHERE number = 2", new[] { true, false, true })]
    [InlineData("UPDATE signed SET digest = (SELECT digest FROM signed WHERE number = 3) WHERE number = 1", new[] { false, false, true })]
    [InlineData("DELETE FROM signed WHERE number = 2", new[] { true, false })]
    public void Signed_ChangedBehindTheAgent_SaySo(string change, bool[] intact)
    {
        using (var store = new CommissioningStore(File, TimeProvider.System))
        {
            Sign(store, 3);
        }

        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery().ShouldBe(1);
        }

        using var again = new CommissioningStore(File, TimeProvider.System);
        again.ReadSigned().Select(one => one.IsIntact).ShouldBe(intact);
    }

    [Fact]
    public void Open_FileThatIsNoDatabase_MovesItAsideAndGoesOn()
    {
        System.IO.File.WriteAllText(File, new string('x', 5000));
        using var store = new CommissioningStore(File, TimeProvider.System);
        System.IO.File.ReadAllText(store.MovedTo!).Length.ShouldBe(5000);
        Sign(store, 1);
        store.ReadSigned().ShouldHaveSingleItem().IsIntact.ShouldBeTrue();
    }

    private static void Sign(CommissioningStore store, int count)
    {
        var run = RunResult.Of(RunKind.Good, new RunState("top", 1, DateTimeOffset.UnixEpoch, true, s_setup), [Part(1)]);
        for (var number = 1; number <= count; number++)
        {
            var previous = store.ReadSigned().LastOrDefault()?.Digest ?? "";
            store.Sign(new CommissioningRecord(
                number, DateTimeOffset.UnixEpoch, "eve", "engineer", "127.0.0.1", "As found.", $"r{number}", new CommissioningSummary("s1", "top", s_setup, [], run, null, s_report), previous));
        }
    }

    private static RunPart Part(long id) => new(id, Decision.Pass, "good", 0.9, 12.5);
}
