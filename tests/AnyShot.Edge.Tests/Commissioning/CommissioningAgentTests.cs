using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Commissioning;
using AnyShot.Edge.Control;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Support;

namespace AnyShot.Edge.Tests.Commissioning;

/// <summary>A commissioning of a whole agent, from the first step to the signature, through the desk.</summary>
public sealed class CommissioningAgentTests : IAsyncLifetime
{
    private const string Statement = "Released for production.";
    private static readonly Caller s_engineer = new("erik", Role.Engineer, Door.Http, "127.0.0.1");
    private readonly SupportAgent _agent = new();

    public Task InitializeAsync() => _agent.InitializeAsync();

    public Task DisposeAsync() => _agent.DisposeAsync();

    [Fact]
    public async Task Work_StepByStep_IsKeptOverARestartAndSignedOnce()
    {
        (await SignAsync("00", Statement)).Sentence.ShouldBe("No commissioning is under way: start one.");
        await MoveAsync("""{"action":"start"}""");
        var state = await StateAsync();
        (state.Draft!.Step, state.Draft.StartedBy, state.Draft.Camera).ShouldBe((1, "erik", "gate"));
        state.Missing.ShouldBe(["The run of good parts was not made.", "Latency and connections were not checked."]);
        await MoveAsync("""{"action":"camera","camera":"line"}""");
        await MoveAsync("""{"action":"step","step":4}""");
        await MoveAsync("""{"action":"run","parts":6}""");
        await UntilAsync(now => now.Good!.Counted == 6);

        await _agent.RestartAsync();
        state = await StateAsync();
        (state.Draft!.Step, state.Draft.Camera, state.Good!.Counted, state.Good.Wanted).ShouldBe((4, "line", 6, 6));
        await AnswerAllAsync();
        state = await UntilAsync(now => now.Good!.IsComplete);
        state.Missing.ShouldBe(["Latency and connections were not checked."]);
        (await SignAsync("00", Statement)).Outcome.ShouldBe(ControlOutcome.Conflict);
        await MoveAsync("""{"action":"check","limitMs":60000}""");
        state = await StateAsync();
        state.Missing.ShouldBeEmpty();
        state.Draft!.Report!.Checks.Single(check => check.Name == "latency").Sentence.ShouldEndWith("the limit is 60000 ms.");
        state.Draft.Report.Checks.ShouldContain(check => check.Name == "camera:line");
        state.Summary!.Classes.Single().Name.ShouldBe("good");

        (await SignAsync("00", Statement)).Sentence.ShouldStartWith("The summary is not the one that you have seen");
        (await SignAsync(state.SummaryDigest, " ")).Outcome.ShouldBe(ControlOutcome.Invalid);
        (await SignAsync(state.SummaryDigest, Statement, s_engineer with { Name = "anonymous", Role = Role.Administrator })).Outcome.ShouldBe(ControlOutcome.Forbidden);
        (await SignAsync(state.SummaryDigest, Statement, s_engineer with { Role = Role.Technician })).Outcome.ShouldBe(ControlOutcome.Forbidden);
        var signed = await SignAsync(state.SummaryDigest, Statement, id: "sign-1");
        signed.Sentence.ShouldBe("Commissioning 1 is signed by erik.");
        (await SignAsync(state.SummaryDigest, Statement, id: "sign-1")).Sentence.ShouldBe(signed.Sentence, "the same request signs once");

        var after = await StateAsync();
        after.Draft.ShouldBeNull();
        var brief = after.Signed.ShouldHaveSingleItem();
        (brief.Number, brief.Signer, brief.IsIntact).ShouldBe((1, "erik", true));
        after.Changes.ShouldBeEmpty();
        var audit = await _agent.Get<IClassRegistry>().AuditAsync(1, default);
        (audit[0].What, audit[0].Who).ShouldBe(($"sign commissioning 1, SHA-256 {brief.Digest}", "erik"));
        var record = (await ReadAsync<SignedCommissioning>("/api/commissioning/1", CommissioningJson.Default.SignedCommissioning)).Record!;
        (record.Statement, record.Role, record.Summary.Station, record.Summary.Good.Counted).ShouldBe((Statement, "engineer", "s1", 6));
    }

    [Fact]
    public async Task Signed_ThenClassesChange_SaysWhatChanged()
    {
        await CommissionAsync();
        (await StateAsync()).Changes.ShouldBeEmpty();
        var registry = _agent.Get<IClassRegistry>();
        await registry.ChangeAsync(new ClassChange.Add(new RegisteredClass { Id = "", Number = 0, Name = "thin dark crack", Prompts = ["thin dark crack"] }), s_engineer, "", "", default);
        (await StateAsync()).Changes.ShouldBeEmpty("what is on trial judges nothing");
        await registry.ChangeAsync(new ClassChange.Promote(registry.State.Trial!.Revision), s_engineer, "", "", default);
        (await StateAsync()).Changes.ShouldBe(["classes"]);
    }

    [Fact]
    public async Task Run_ClassesChangeMeanwhile_MustBeMadeAgain()
    {
        await RunAsync(parts: 3);
        await MoveAsync("""{"action":"check","limitMs":60000}""");
        var state = await StateAsync();
        state.Missing.ShouldBeEmpty();
        var registry = _agent.Get<IClassRegistry>();
        await registry.ChangeAsync(new ClassChange.Add(new RegisteredClass { Id = "", Number = 0, Name = "thin dark crack", Prompts = ["thin dark crack"] }), s_engineer, "", "", default);
        await registry.ChangeAsync(new ClassChange.Promote(registry.State.Trial!.Revision), s_engineer, "", "", default);
        (await SignAsync(state.SummaryDigest, Statement)).Sentence.ShouldBe("After a run began this changed: classes. Make the run again.");
        await MoveAsync("""{"action":"discard"}""");
        (await StateAsync()).Draft.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"action":"step","step":7}""", ControlOutcome.Invalid)]
    [InlineData("""{"action":"step"}""", ControlOutcome.Invalid)]
    [InlineData("""{"action":"camera","camera":"moon"}""", ControlOutcome.NotFound)]
    [InlineData("""{"action":"run","parts":501}""", ControlOutcome.Invalid)]
    [InlineData("""{"action":"run","parts":0}""", ControlOutcome.Invalid)]
    [InlineData("""{"action":"stop","kind":"defects"}""", ControlOutcome.Conflict)]
    [InlineData("""{"action":"answer","inspectionId":1,"isGood":true}""", ControlOutcome.NotFound)]
    [InlineData("""{"action":"check","limitMs":0}""", ControlOutcome.Invalid)]
    [InlineData("""{"action":"dance"}""", ControlOutcome.Invalid)]
    public async Task Move_ThatCannotBe_IsRefused(string body, ControlOutcome outcome)
    {
        await MoveAsync("""{"action":"start"}""");
        (await AskAsync(ControlVerbs.CommissioningChange, body)).Outcome.ShouldBe(outcome);
        (await AskAsync(ControlVerbs.CommissioningChange, body, s_engineer with { Role = Role.Technician })).Outcome.ShouldBe(ControlOutcome.Forbidden);
    }

    [Fact]
    public async Task Addresses_AskedByEveryRole_AnswerThoseWhoMayLook()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            var person = await _agent.PersonAsync(role);
            (await person.GetAsync("/api/commissioning")).ShouldBe(HttpStatusCode.OK);
            (await person.GetAsync("/api/commissioning/1")).ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private async Task CommissionAsync()
    {
        await RunAsync(parts: 3);
        await MoveAsync("""{"action":"check","limitMs":60000}""");
        var signed = await SignAsync((await StateAsync()).SummaryDigest, Statement);
        signed.Success.ShouldBeTrue(signed.Sentence);
    }

    private async Task RunAsync(int parts)
    {
        await MoveAsync("""{"action":"start"}""");
        await MoveAsync("""{"action":"camera","camera":"line"}""");
        await MoveAsync($$"""{"action":"run","parts":{{parts}}}""");
        await UntilAsync(now => now.Good!.Counted == parts);
        await AnswerAllAsync();
        await UntilAsync(now => now.Good!.IsComplete);
    }

    /// <summary>Here every part is called good, whatever it is: what people say is theirs.</summary>
    private async Task AnswerAllAsync()
    {
        foreach (var part in (await StateAsync()).GoodParts)
        {
            await MoveAsync($$"""{"action":"answer","inspectionId":{{part.InspectionId}},"isGood":true}""");
        }
    }

    private async Task MoveAsync(string body)
    {
        var reply = await AskAsync(ControlVerbs.CommissioningChange, body);
        reply.Success.ShouldBeTrue(reply.Sentence);
    }

    private Task<ControlReply> SignAsync(string digest, string statement, Caller? caller = null, string id = "") =>
        AskAsync(ControlVerbs.CommissioningSign, JsonSerializer.Serialize(new { digest, statement }), caller, id);

    private Task<ControlReply> AskAsync(string verb, string body, Caller? caller = null, string id = "") =>
        _agent.Get<IControlDesk>().ExecuteAsync(new ControlRequest(verb, id, JsonElement.Parse(body)), caller ?? s_engineer, default);

    private Task<CommissioningState> StateAsync() => ReadAsync<CommissioningState>("/api/commissioning", CommissioningJson.Default.CommissioningState);

    private async Task<T> ReadAsync<T>(string address, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        using var person = new HttpPerson(_agent.Address);
        (await person.LogInAsync("viewer", "a long enough password")).ShouldBe(HttpStatusCode.OK);
        return (await person.Client.GetFromJsonAsync(address, type))!;
    }

    private async Task<CommissioningState> UntilAsync(Func<CommissioningState, bool> isSo)
    {
        CommissioningState? state = null;
        await Wait.UntilAsync(() => isSo(state = _agent.Get<CommissioningWork>().State()), "the run goes on");
        return state!;
    }
}
