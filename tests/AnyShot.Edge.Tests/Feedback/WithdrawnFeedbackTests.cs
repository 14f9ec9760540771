using AnyShot.Edge.Control;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Parts;

namespace AnyShot.Edge.Tests.Feedback;

public sealed class WithdrawnFeedbackTests : IDisposable
{
    private static readonly Caller Anna = new("anna", Role.Technician, Door.Http, "10.0.0.7");
    private static readonly Caller Tom = new("tom", Role.Technician, Door.Http, "10.0.0.8");
    private static readonly Caller Eve = new("eve", Role.Engineer, Door.OpcUa, "10.0.0.9");
    private readonly FeedbackBench _bench = new();

    private SqliteFeedbackStore Store => _bench.Store;

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Withdraw_OnlyAnswer_PartIsConfirmedNoMoreAndTheHistoryHasBoth()
    {
        Say(5, "bright", Anna);
        var changed = 0;
        Store.Changed += () => changed++;

        var entry = Store.Withdraw(5, 0, Anna, "wrong button");

        (entry.Number, entry.Withdraws, entry.TrueClass, entry.Who, entry.Why).ShouldBe((2, 1, "", "anna", "wrong button"));
        Store.Confirmed().ShouldBeEmpty();
        Store.History(5).Select(one => (one.Number, one.TrueClass, one.Withdraws)).ShouldBe([(2, "", 1), (1, "bright", 0)]);
        Store.TryRead(5).ShouldNotBeNull("its picture can still be looked at");
        Store.Captured(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 10).ShouldBeEmpty("what was taken back counts for nothing");
        changed.ShouldBe(1);

        // Said anew it is in the set again.
        Store.Give(5, "matt", Anna);
        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "matt")]);
    }

    [Fact]
    public void Withdraw_NewestOfSeveral_TheOneBeforeCountsAgain()
    {
        Say(5, "bright", Anna);
        Store.Give(5, "matt", Anna);
        Store.Give(5, "dark", Anna);

        Store.Withdraw(5, 0, Anna).TrueClass.ShouldBe("matt");
        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "matt")]);
        Store.Withdraw(5, 1, Anna).TrueClass.ShouldBe("matt", "an older one is taken back; the newest stands");
        Store.Withdraw(5, 0, Anna).TrueClass.ShouldBe("");
        Store.Confirmed().ShouldBeEmpty();
    }

    [Fact]
    public void Withdraw_OfSomebodyElse_NeedsAnEngineer()
    {
        Say(5, "bright", Anna);

        Refused(() => Store.Withdraw(5, 0, Tom)).ShouldBe((ControlOutcome.Forbidden, "Answer 1 is by anna (Http): to take back what others said needs the role engineer."));
        // Over MQTT a client says itself who it is.
        Refused(() => Store.Withdraw(5, 0, Anna with { Door = Door.Mqtt })).Outcome.ShouldBe(ControlOutcome.Forbidden);
        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        Store.Newest(10).Count.ShouldBe(1);

        Store.Withdraw(5, 0, Eve).Who.ShouldBe("eve");
        Store.Confirmed().ShouldBeEmpty();
    }

    [Fact]
    public void Withdraw_NothingToTakeBack_SaysSo()
    {
        Refused(() => Store.Withdraw(7, 0, Eve)).ShouldBe((ControlOutcome.NotFound, "Nothing is said of part 7."));
        Say(5, "bright", Anna);
        Refused(() => Store.Withdraw(5, 9, Anna)).ShouldBe((ControlOutcome.NotFound, "There is no answer 9 of part 5."));
        Store.Withdraw(5, 1, Anna);
        Refused(() => Store.Withdraw(5, 1, Anna)).ShouldBe((ControlOutcome.Conflict, "Answer 1 was taken back before."));
        Refused(() => Store.Withdraw(5, 0, Anna)).ShouldBe((ControlOutcome.NotFound, "Nothing is said of part 5."));
        Refused(() => Store.Withdraw(5, 2, Anna)).ShouldBe((ControlOutcome.NotFound, "There is no answer 2 of part 5."), "a withdrawal is no answer");
        Refused(() => Store.Withdraw(5, 0, Anna, new string('w', 401))).Outcome.ShouldBe(ControlOutcome.Invalid);
    }

    /// <summary>Numbers begin anew where outbox and high-water mark were deleted; what was said stays.</summary>
    [Fact]
    public void Withdraw_NumberThatCameBack_DoesNotTouchTheOlderPart()
    {
        Say(5, "bright", Anna);
        using (var other = PartFolder.Noise(55, width: 40, height: 24))
        {
            _bench.Recent.OnVerdict(PartFolder.VerdictOf(5, 1, "dark", Decision.Pass) with { CapturedAt = PartFolder.VerdictOf(5).CapturedAt.AddDays(3) }, other);
        }

        _bench.Recent.TryRead(5).ShouldNotBeNull();
        var refusal = Refused(() => Store.Withdraw(5, 0, Anna));
        refusal.Outcome.ShouldBe(ControlOutcome.NotFound);
        refusal.Message.ShouldContain("is of an older part");
        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);

        Store.Give(5, "matt", Anna);
        Store.Withdraw(5, 0, Anna).TrueClass.ShouldBe("", "what was said of the older part does not count for this one");
        Store.Confirmed().ShouldBeEmpty();
        Store.Give(5, "matt", Anna);
        Store.Withdraw(5, 1, Anna).Withdraws.ShouldBe(1, "named by its number it is meant");
        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "matt")], "the image is of the newer part");
    }

    [Fact]
    public void Withdraw_ImageGone_NeedsTheNumberOfTheAnswer()
    {
        _bench.Reopen(new PartOptions { MostConfirmed = 1 });
        Say(5, "bright", Anna);
        Say(6, "bright", Anna);
        Store.TryRead(5).ShouldBeNull();

        var refusal = Refused(() => Store.Withdraw(5, 0, Anna));
        refusal.Outcome.ShouldBe(ControlOutcome.Conflict);
        refusal.Message.ShouldContain("name the answer");
        Store.Withdraw(5, 1, Anna).Withdraws.ShouldBe(1);
        Store.Confirmed().ShouldBe([new ConfirmedPart(6, "bright")]);
    }

    [Fact]
    public void Give_NoRoom_PartsOfWhichNothingIsSaidGoFirst()
    {
        _bench.Reopen(new PartOptions { MostConfirmed = 3 });
        Say(1, "dark", Anna);
        Say(2, "dark", Anna);
        Say(3, "bright", Anna);
        Store.Withdraw(3, 0, Anna);
        Say(4, "dark", Anna);

        Store.Confirmed().Select(part => part.InspectionId).ShouldBe([1, 2, 4]);
        Store.TryRead(3).ShouldBeNull();
    }

    [Fact]
    public void Open_FileOfTheVersionBefore_KeepsAllAndCanTakeBack()
    {
        Say(5, "bright", Anna);
        _bench.ReopenAsVersion1();
        Store.Confirmed().ShouldBe([new ConfirmedPart(5, "bright")]);
        Store.Withdraw(5, 0, Anna).Withdraws.ShouldBe(1);
        _bench.Reopen();
        Store.Confirmed().ShouldBeEmpty();
        Store.History(5).Count.ShouldBe(2);
    }

    private static (ControlOutcome Outcome, string Message) Refused(Action act)
    {
        var refusal = Should.Throw<FeedbackRefusedException>(act);
        return (refusal.Outcome, refusal.Message);
    }

    private void Say(long id, string trueClass, Caller caller)
    {
        _bench.Judge(id);
        Store.Give(id, trueClass, caller);
    }
}
