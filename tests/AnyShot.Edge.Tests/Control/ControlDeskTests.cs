using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;

namespace AnyShot.Edge.Tests.Control;

public sealed class ControlDeskTests : IDisposable
{
    private readonly DeskFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheSameRequestIsDoneOnceAndGetsTheSameAnswerAlsoAfterARestart()
    {
        var verb = new EchoVerb();
        var desk = _folder.Open(null, verb);
        var first = await AskAsync(desk, DeskFolder.Request("r-1"));
        first.Success.ShouldBeTrue();
        first.Sentence.ShouldBe("hello 1");
        (await AskAsync(desk, DeskFolder.Request("r-1"))).ShouldBe(first);

        _folder.Close();
        desk = _folder.Open(null, verb);
        (await AskAsync(desk, DeskFolder.Request("r-1"))).ShouldBe(first);
        verb.Times.ShouldBe(1);

        (await AskAsync(desk, DeskFolder.Request("r-2"))).Sentence.ShouldBe("hello 2");
        (await AskAsync(desk, DeskFolder.Request("r-1"), DeskFolder.Technician with { Name = "berta" })).Sentence.ShouldBe("hello 3", "ids of two clients are nothing to each other");
    }

    [Fact]
    public async Task AQuestionIsAnsweredAnewAndNeitherRememberedNorLogged()
    {
        var desk = _folder.Open(null, new EchoVerb(ControlVerbs.Trial, isQuestion: true));
        (await AskAsync(desk, DeskFolder.Request("r-1", verb: ControlVerbs.Trial))).Sentence.ShouldBe("hello 1");
        (await AskAsync(desk, DeskFolder.Request("r-1", verb: ControlVerbs.Trial))).Sentence.ShouldBe("hello 2");
        _folder.OpenStore().Find("Http/anna", "r-1").ShouldBeNull();
        _folder.Loggers.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task AQuestionThatCannotBeAnsweredIsRefusedWithItsReason()
    {
        var desk = _folder.Open(null, new EchoVerb(ControlVerbs.Trial, isQuestion: true) { Failure = new IOException("The disk is gone.") });
        var reply = await AskAsync(desk, DeskFolder.Request("r-1", verb: ControlVerbs.Trial));
        reply.Outcome.ShouldBe(ControlOutcome.Unavailable);
        reply.Sentence.ShouldBe("The disk is gone.");
    }

    [Fact]
    public async Task AnIdThatWasUsedForAnotherRequestIsAConflict()
    {
        var verb = new EchoVerb();
        var desk = _folder.Open(null, verb);
        await AskAsync(desk, DeskFolder.Request("r-1"));
        (await AskAsync(desk, DeskFolder.Request("r-1", """{"text":"other"}"""))).Outcome.ShouldBe(ControlOutcome.Conflict);
        verb.Times.ShouldBe(1);
    }

    [Fact]
    public async Task TheSameRequestTwiceAtATimeIsDoneOnce()
    {
        var verb = new EchoVerb { Gate = new TaskCompletionSource() };
        var desk = _folder.Open(null, verb);
        Task<ControlReply>[] asked = [.. Enumerable.Range(0, 8).Select(_ => AskAsync(desk, DeskFolder.Request("r-1")))];
        verb.Gate.SetResult();
        var replies = await Task.WhenAll(asked);
        replies.ShouldAllBe(reply => reply.Sentence == "hello 1");
        verb.Times.ShouldBe(1);
    }

    [Fact]
    public async Task WhatFailedMayBeTriedAgain()
    {
        var verb = new EchoVerb { Failure = new ControlRefusal(ControlOutcome.Unavailable, "Not now.") };
        var desk = _folder.Open(null, verb);
        var refused = await AskAsync(desk, DeskFolder.Request("r-1"));
        refused.Outcome.ShouldBe(ControlOutcome.Unavailable);
        refused.Sentence.ShouldBe("Not now.");
        verb.Failure = null;
        (await AskAsync(desk, DeskFolder.Request("r-1"))).Success.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, ControlOutcome.Conflict, 0)]
    [InlineData(true, ControlOutcome.Done, 1)]
    public async Task WhatTheAgentsEndCutOffIsDoneAgainOnlyWhereThatDoesNoHarm(bool isRepeatable, ControlOutcome outcome, int done)
    {
        var cutOff = new EchoVerb(isRepeatable: isRepeatable) { Gate = new TaskCompletionSource() };
        _ = AskAsync(_folder.Open(null, cutOff), DeskFolder.Request("r-1"));
        _folder.Close();

        var verb = new EchoVerb(isRepeatable: isRepeatable);
        var reply = await AskAsync(_folder.Open(null, verb), DeskFolder.Request("r-1"));
        reply.Outcome.ShouldBe(outcome);
        verb.Times.ShouldBe(done);
    }

    [Theory]
    [InlineData(ControlVerbs.Promote, Role.Technician, ControlOutcome.Forbidden)]
    [InlineData(ControlVerbs.Promote, Role.Engineer, ControlOutcome.Done)]
    [InlineData(ControlVerbs.ShotAdd, Role.Viewer, ControlOutcome.Forbidden)]
    [InlineData(ControlVerbs.ShotAdd, Role.Technician, ControlOutcome.Done)]
    public async Task TheRoleDecides(string name, Role role, ControlOutcome outcome)
    {
        var verb = new EchoVerb(name);
        var reply = await AskAsync(_folder.Open(null, verb), DeskFolder.Request("r-1", verb: name), DeskFolder.Technician with { Role = role });
        reply.Outcome.ShouldBe(outcome);
        verb.Times.ShouldBe(outcome == ControlOutcome.Done ? 1 : 0);
    }

    [Theory]
    [InlineData("""{"text":"x","colour":"red"}""", "The key \"colour\" is unknown; known are text, number, requestId, why, by.")]
    [InlineData("""{"number":1}""", "The key \"text\" is missing.")]
    [InlineData("""{"text":"x","number":"one"}""", "The value of \"number\" cannot be used: it has the wrong type, or is none of the values that the key may have.")]
    [InlineData("""[1]""", "The body must be a JSON object, it is an array.")]
    [InlineData("""{"text":"x","a\u0000b":1}""", "The key \"ab...\" is unknown; known are text, number, requestId, why, by.")]
    public async Task ABodyThatCannotBeUsedGetsOneSentence(string body, string sentence)
    {
        var verb = new EchoVerb();
        var reply = await AskAsync(_folder.Open(null, verb), DeskFolder.Request("r-1", body));
        reply.Outcome.ShouldBe(ControlOutcome.Invalid);
        reply.Sentence.ShouldBe(sentence);
        verb.Times.ShouldBe(0);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("semi;colon")]
    [InlineData("long-long-long-long-long-long-long-long-long-long-long-long-long-")]
    public async Task AnIdOfOtherCharactersIsRefused(string id)
    {
        var reply = await AskAsync(_folder.Open(null, new EchoVerb()), DeskFolder.Request(id));
        reply.Outcome.ShouldBe(ControlOutcome.Invalid);
        reply.Id.ShouldNotContain(" ");
        reply.Id.Length.ShouldBeLessThanOrEqualTo(64);
    }

    [Fact]
    public async Task WithoutAnIdTheAgentGivesOne()
    {
        var desk = _folder.Open(null, new EchoVerb());
        var first = await AskAsync(desk, DeskFolder.Request(""));
        var second = await AskAsync(desk, DeskFolder.Request(""));
        first.Id.ShouldNotBeEmpty();
        second.Id.ShouldNotBe(first.Id);
        second.Sentence.ShouldBe("hello 2");
    }

    [Fact]
    public async Task AnUnknownVerbIsNotFound() =>
        (await AskAsync(_folder.Open(null, new EchoVerb()), DeskFolder.Request("r-1", verb: "class/destroy"))).Sentence.ShouldBe("There is no verb \"class/destroy\"; there are trigger.");

    [Fact]
    public async Task AClientThatAsksTooOftenIsRefusedAndOthersAreNot()
    {
        var verb = new EchoVerb();
        var desk = _folder.Open(new ControlOptions { RequestsPerMinute = 50 }, verb);
        var replies = new List<ControlReply>();
        for (var i = 0; i < 20; i++)
        {
            replies.Add(await AskAsync(desk, DeskFolder.Request($"r-{i}")));
        }

        replies.Take(5).ShouldAllBe(reply => reply.Success);
        replies.ShouldContain(reply => reply.Outcome == ControlOutcome.TooMany);
        (await AskAsync(desk, DeskFolder.Request("r-1"), DeskFolder.Technician with { Name = "berta" })).Success.ShouldBeTrue();
        _folder.Loggers.Lines.Count(line => line.Text.Contains("requests in a minute", StringComparison.Ordinal)).ShouldBe(1, "one line for one cause");
    }

    [Fact]
    public async Task ARefusalOfTheRegistryKeepsItsKindAndSentence()
    {
        var verb = new EchoVerb { Failure = new ClassRefusedException(ControlOutcome.Conflict, "Revision 7 is not on trial.") };
        var reply = await AskAsync(_folder.Open(null, verb), DeskFolder.Request("r-1"));
        reply.Outcome.ShouldBe(ControlOutcome.Conflict);
        reply.Sentence.ShouldBe("Revision 7 is not on trial.");
    }

    [Fact]
    public async Task AFaultIsAnAnswerToo()
    {
        var verb = new EchoVerb { Failure = new InvalidOperationException("Something broke.") };
        var reply = await AskAsync(_folder.Open(null, verb), DeskFolder.Request("r-1"));
        reply.Outcome.ShouldBe(ControlOutcome.Unavailable);
        reply.Sentence.ShouldBe("trigger failed: Something broke.");
    }

    [Fact]
    public async Task AnswersAreForgottenAfterTheirTime()
    {
        var verb = new EchoVerb();
        var desk = _folder.Open(null, verb);
        await AskAsync(desk, DeskFolder.Request("r-1"));
        _folder.Clock.Advance(TimeSpan.FromDays(8));
        await AskAsync(desk, DeskFolder.Request("r-2"));
        (await AskAsync(desk, DeskFolder.Request("r-1"))).Sentence.ShouldBe("hello 3");
    }

    private static Task<ControlReply> AskAsync(ControlDesk desk, ControlRequest request, Caller? caller = null) =>
        desk.ExecuteAsync(request, caller ?? DeskFolder.Technician, CancellationToken.None);
}
