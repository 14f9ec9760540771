using AnyShot.Edge.Control;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Tests.Parts;
using Microsoft.Data.Sqlite;

namespace AnyShot.Edge.Tests.Feedback;

public sealed class WithdrawnFeedbackTests : IAsyncLifetime
{
    private static readonly Caller Anna = new("anna", Role.Technician, Door.Http, "10.0.0.7");
    private static readonly Caller Tom = new("tom", Role.Technician, Door.Http, "10.0.0.8");
    private static readonly Caller Eve = new("eve", Role.Engineer, Door.OpcUa, "10.0.0.9");
    private readonly PartFolder _folder = new();
    private readonly StandingClock _clock = new();
    private RecentParts _recent = null!;
    private SqliteFeedbackStore _store = null!;

    private string File => Path.Combine(Path.GetDirectoryName(_folder.FullName)!, "feedback.db");

    public async Task InitializeAsync()
    {
        _recent = _folder.Open();
        await _recent.StartAsync(CancellationToken.None);
        _store = Open();
    }

    public Task DisposeAsync()
    {
        _store.Dispose();
        _recent.Dispose();
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Withdraw_OnlyAnswer_PartIsConfirmedNoMoreAndTheHistoryHasBoth()
    {
        Say(5, "bright", Anna);
        var changed = 0;
        _store.Changed += () => changed++;

        var entry = _store.Withdraw(5, 0, Anna, "wrong button");

        (entry.Number, entry.Withdraws, entry.TrueClass, entry.Who, entry.Why).ShouldBe((2, 1, "", "anna", "wrong button"));
        _store.Confirmed().ShouldBeEmpty();
        _store.History(5).Select(one => (one.Number, one.TrueClass, one.Withdraws)).ShouldBe([(2, "", 1), (1, "bright", 0)]);
        _store.TryRead(5).ShouldNotBeNull("its picture can still be looked at");
        _store.Captured(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10).ShouldBeEmpty("what was taken back counts for nothing");
        changed.ShouldBe(1);

        // Said anew it is in the set again.
        _store.Give(5, "matt", Anna);
        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "matt")]);
    }

    [Fact]
    public void Withdraw_NewestOfSeveral_TheOneBeforeCountsAgain()
    {
        Say(5, "bright", Anna);
        _store.Give(5, "matt", Anna);
        _store.Give(5, "dark", Anna);

        _store.Withdraw(5, 0, Anna).TrueClass.ShouldBe("matt");
        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "matt")]);
        _store.Withdraw(5, 1, Anna).TrueClass.ShouldBe("matt", "an older one is taken back; the newest stands");
        _store.Withdraw(5, 0, Anna).TrueClass.ShouldBe("");
        _store.Confirmed().ShouldBeEmpty();
    }

    [Fact]
    public void Withdraw_OfSomebodyElse_NeedsAnEngineer()
    {
        Say(5, "bright", Anna);

        Refused(() => _store.Withdraw(5, 0, Tom)).ShouldBe((ControlOutcome.Forbidden, "Answer 1 is by anna (Http): to take back what others said needs the role engineer."));
        // Over MQTT a client says itself who it is.
        Refused(() => _store.Withdraw(5, 0, Anna with { Door = Door.Mqtt })).Outcome.ShouldBe(ControlOutcome.Forbidden);
        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        _store.Newest(10).Count.ShouldBe(1);

        _store.Withdraw(5, 0, Eve).Who.ShouldBe("eve");
        _store.Confirmed().ShouldBeEmpty();
    }

    [Fact]
    public void Withdraw_NothingToTakeBack_SaysSo()
    {
        Refused(() => _store.Withdraw(7, 0, Eve)).ShouldBe((ControlOutcome.NotFound, "Nothing is said of part 7."));
        Say(5, "bright", Anna);
        Refused(() => _store.Withdraw(5, 9, Anna)).ShouldBe((ControlOutcome.NotFound, "There is no answer 9 of part 5."));
        _store.Withdraw(5, 1, Anna);
        Refused(() => _store.Withdraw(5, 1, Anna)).ShouldBe((ControlOutcome.Conflict, "Answer 1 was taken back before."));
        Refused(() => _store.Withdraw(5, 0, Anna)).ShouldBe((ControlOutcome.NotFound, "Nothing is said of part 5."));
        Refused(() => _store.Withdraw(5, 2, Anna)).ShouldBe((ControlOutcome.NotFound, "There is no answer 2 of part 5."), "a withdrawal is no answer");
        Refused(() => _store.Withdraw(5, 0, Anna, new string('w', 401))).Outcome.ShouldBe(ControlOutcome.Invalid);
    }

    /// <summary>Numbers begin anew where outbox and high-water mark were deleted; what was said stays.</summary>
    [Fact]
    public void Withdraw_NumberThatCameBack_DoesNotTouchTheOlderPart()
    {
        Say(5, "bright", Anna);
        using (var other = PartFolder.Noise(55, width: 40, height: 24))
        {
            _recent.OnVerdict(PartFolder.VerdictOf(5, 1, "dark", Decision.Pass) with { CapturedAt = PartFolder.VerdictOf(5).CapturedAt.AddDays(3) }, other);
        }

        _recent.TryRead(5).ShouldNotBeNull();
        var refusal = Refused(() => _store.Withdraw(5, 0, Anna));
        refusal.Outcome.ShouldBe(ControlOutcome.NotFound);
        refusal.Message.ShouldContain("is of an older part");
        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);

        _store.Give(5, "matt", Anna);
        _store.Withdraw(5, 0, Anna).TrueClass.ShouldBe("", "what was said of the older part does not count for this one");
        _store.Confirmed().ShouldBeEmpty();
        _store.Give(5, "matt", Anna);
        _store.Withdraw(5, 1, Anna).Withdraws.ShouldBe(1, "named by its number it is meant");
        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "matt")], "the image is of the newer part");
    }

    [Fact]
    public void Withdraw_ImageGone_NeedsTheNumberOfTheAnswer()
    {
        _store.Dispose();
        _store = Open(new PartOptions { MostConfirmed = 1 });
        Say(5, "bright", Anna);
        Say(6, "bright", Anna);
        _store.TryRead(5).ShouldBeNull();

        var refusal = Refused(() => _store.Withdraw(5, 0, Anna));
        refusal.Outcome.ShouldBe(ControlOutcome.Conflict);
        refusal.Message.ShouldContain("name the answer");
        _store.Withdraw(5, 1, Anna).Withdraws.ShouldBe(1);
        _store.Confirmed().ShouldBe([new ConfirmedPart(6, "bright")]);
    }

    [Fact]
    public void Give_NoRoom_PartsOfWhichNothingIsSaidGoFirst()
    {
        _store.Dispose();
        _store = Open(new PartOptions { MostConfirmed = 3 });
        Say(1, "dark", Anna);
        Say(2, "dark", Anna);
        Say(3, "bright", Anna);
        _store.Withdraw(3, 0, Anna);
        Say(4, "dark", Anna);

        _store.Confirmed().Select(part => part.InspectionId).ShouldBe([1, 2, 4]);
        _store.TryRead(3).ShouldBeNull();
    }

    [Fact]
    public void Open_FileOfTheVersionBefore_KeepsAllAndCanTakeBack()
    {
        Say(5, "bright", Anna);
        _store.Dispose();
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP INDEX feedback_captured; ALTER TABLE feedback DROP COLUMN camera; ALTER TABLE feedback DROP COLUMN captured_at; ALTER TABLE feedback DROP COLUMN withdraws; PRAGMA user_version = 1";
            command.ExecuteNonQuery();
        }

        _store = Open();
        _store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        _store.Withdraw(5, 0, Anna).Withdraws.ShouldBe(1);
        _store.Dispose();
        _store = Open();
        _store.Confirmed().ShouldBeEmpty();
        _store.History(5).Count.ShouldBe(2);
    }

    private static (ControlOutcome Outcome, string Message) Refused(Action act)
    {
        var refusal = Should.Throw<FeedbackRefusedException>(act);
        return (refusal.Outcome, refusal.Message);
    }

    private SqliteFeedbackStore Open(PartOptions? options = null) => new(File, options ?? new PartOptions(), _recent, new FeedbackClasses(), new AlarmBoard(_clock), _clock);

    private void Say(long id, string trueClass, Caller caller)
    {
        using var part = PartFolder.Noise((int)id, width: 40, height: 24);
        _recent.OnVerdict(PartFolder.VerdictOf(id, 1, "dark", Decision.Pass), part);
        _recent.TryRead(id).ShouldNotBeNull();
        _store.Give(id, trueClass, caller);
    }
}
