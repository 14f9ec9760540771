using System.Collections.Concurrent;
using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Hosting;
using AnyShot.Edge.Trials;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Control;

/// <summary>The desk of a whole running agent: registry, inspection, archive and all.</summary>
public sealed class AgentControlTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly Caller Engineer = new("erik", Role.Engineer, Door.Http);

    private readonly AgentBench _bench = new();
    private readonly Seen _seen = new();
    private WebApplication? _app;

    private IControlDesk Desk => _app!.Services.GetRequiredService<IControlDesk>();

    private IClassRegistry Registry => _app!.Services.GetRequiredService<IClassRegistry>();

    public async Task InitializeAsync()
    {
        _app = _bench.Build(services => services.AddSingleton<IVerdictObserver>(_seen));
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _bench.Dispose();
    }

    [Fact]
    public async Task AClassInWordsGoesOnTrialAndJudgesOnceItIsPromoted()
    {
        await UntilAsync(() => !_seen.Verdicts.IsEmpty);
        var added = await AskAsync(ControlVerbs.ClassAdd, """{"requestId":"1","name":"thin dark crack"}""");
        added.Success.ShouldBeTrue(added.Sentence);
        var data = added.Data!.Value;
        data.GetProperty("id").GetString().ShouldBe("thin-dark-crack");
        data.GetProperty("state").GetString().ShouldBe("trial");
        data.GetProperty("advice").GetProperty("expectedRecall").GetDouble().ShouldBeInRange(0.01, 1);
        var revision = data.GetProperty("revision").GetInt64();
        Registry.State.Live.Revision.ShouldBeLessThan(revision);

        (await AskAsync(ControlVerbs.Promote, $$"""{"revision":{{revision + 1}},"why":"x"}""")).Success.ShouldBeFalse();
        (await AskAsync(ControlVerbs.Promote, $$"""{"revision":{{revision}}}""")).Outcome.ShouldBe(ControlOutcome.Conflict, "the trial has just begun");
        (await AskAsync(ControlVerbs.Promote, $$"""{"revision":{{revision}},"force":true}""")).Sentence.ShouldContain("needs a reason");
        var promoted = await AskAsync(ControlVerbs.Promote, $$"""{"revision":{{revision}},"force":true,"why":"a test"}""");
        promoted.Success.ShouldBeTrue(promoted.Sentence);
        await UntilAsync(() => _seen.Verdicts.Any(verdict => verdict.ClassSetRevision == revision));
        _bench.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheReportOfTheTrialIsAnsweredToEverybody()
    {
        var viewer = new Caller("vera", Role.Viewer, Door.Mqtt);
        var none = await AskAsync(ControlVerbs.Trial, "{}", viewer);
        none.Outcome.ShouldBe(ControlOutcome.NotFound, none.Sentence);
        none.Sentence.ShouldBe("Nothing is on trial.");
        var added = await AskAsync(ControlVerbs.ClassAdd, """{"name":"thin dark crack"}""");
        // The classes on trial are still being built at first, and it says so.
        var told = none;
        await UntilAsync(() => (told = AskAsync(ControlVerbs.Trial, "{}", viewer).Result).Success);
        var report = told.Data!.Value.Deserialize(TrialJson.Default.TrialReport)!;
        report.Revision.ShouldBe(added.Data!.Value.GetProperty("revision").GetInt64());
        report.Sentence.ShouldBe(told.Sentence);
        // The answer is the report and nothing beside it; another moment's report may name other things.
        TrialJson.Element(report).GetRawText().ShouldBe(told.Data.Value.GetRawText());
        await UntilAsync(() => AskAsync(ControlVerbs.Trial, "{}", viewer).Result.Data!.Value.GetProperty("partsSeen").GetInt32() > report.PartsSeen);
    }

    [Fact]
    public async Task WhatTheEncoderCannotReadIsSaidAtOnceAndMakesNoRevision()
    {
        var before = Registry.State.Newest.Revision;
        var refused = await AskAsync(ControlVerbs.ClassAdd, """{"name":"E17"}""");
        refused.Outcome.ShouldBe(ControlOutcome.Invalid);
        refused.Sentence.ShouldContain("E17");
        Registry.State.Newest.Revision.ShouldBe(before);
    }

    [Fact]
    public async Task TwoClassesThatSayTheSameAreNamedInTheAnswer()
    {
        (await AskAsync(ControlVerbs.ClassAdd, """{"name":"scratch","prompts":["long thin scratch"]}""")).Success.ShouldBeTrue();
        var second = await AskAsync(ControlVerbs.ClassAdd, """{"name":"scratches","prompts":["long thin scratch"]}""");
        second.Success.ShouldBeTrue(second.Sentence);
        second.Sentence.ShouldContain("nearly the same");
    }

    [Fact]
    public async Task ExamplesComeAsImagesAndFromInspections()
    {
        (await AskAsync(ControlVerbs.ClassAdd, """{"name":"dent","prompts":["round shallow dent"]}""")).Success.ShouldBeTrue();
        using var image = new Mat(64, 64, MatType.CV_8UC3);
        image.AsSpan<byte>().Fill(90);
        Cv2.ImEncode(".png", image, out var png);
        var shot = await AskAsync(ControlVerbs.ShotAdd, JsonSerializer.Serialize(new { id = "dent", image = Convert.ToBase64String(png) }));
        shot.Success.ShouldBeTrue(shot.Sentence);
        var name = shot.Data!.Value.GetProperty("shot").GetString()!;
        Registry.State.Newest.Classes.Single(entry => entry.Id == "dent").Shots.ShouldBe([name]);

        (await AskAsync(ControlVerbs.ShotRemove, $$"""{"id":"dent","shot":"{{name}}"}""")).Success.ShouldBeTrue();
        Registry.State.Newest.Classes.Single(entry => entry.Id == "dent").Shots.ShouldBeEmpty();
        (await AskAsync(ControlVerbs.ShotRemove, $$"""{"id":"dent","shot":"{{name}}"}""")).Outcome.ShouldBe(ControlOutcome.NotFound);
        (await AskAsync(ControlVerbs.ShotAdd, """{"id":"dent"}""")).Sentence.ShouldBe("Give either \"image\" or \"inspectionId\".");
        (await AskAsync(ControlVerbs.ShotAdd, """{"id":"nothing","image":""}""")).Outcome.ShouldBe(ControlOutcome.NotFound);
        (await AskAsync(ControlVerbs.ShotAdd, """{"id":"dent","image":"&"}""")).Sentence.ShouldBe("The value of \"image\" is no base64.");
    }

    [Fact]
    public async Task InMaintenanceNothingIsJudged()
    {
        await UntilAsync(() => !_seen.Verdicts.IsEmpty);
        (await AskAsync(ControlVerbs.Mode, """{"mode":"maintenance"}""")).Success.ShouldBeTrue();
        // What was triggered before is still judged; then the numbers stand still although frames come.
        var cameras = _app!.Services.GetRequiredService<AnyShot.Edge.Dashboard.ICameraViews>();
        var quiet = 0;
        var count = -1;
        var frame = 0L;
        await UntilAsync(() =>
        {
            var (now, at) = (_seen.Verdicts.Count, cameras.Latest("line")?.Sequence ?? 0);
            if (now == count && at > frame)
            {
                quiet++;
            }
            else if (now != count)
            {
                quiet = 0;
            }

            (count, frame) = (now, at);
            return quiet >= 10;
        });
        (await AskAsync(ControlVerbs.Mode, """{"mode":"automatic"}""")).Success.ShouldBeTrue();
        await UntilAsync(() => _seen.Verdicts.Count > count);
        (await AskAsync(ControlVerbs.Mode, """{"mode":"holiday"}""")).Outcome.ShouldBe(ControlOutcome.Invalid);
    }

    [Fact]
    public async Task WhatCannotBeDoneHereSaysWhy()
    {
        (await AskAsync(ControlVerbs.Replay, "{}")).Sentence.ShouldBe("MQTT is switched off.");
        (await AskAsync(ControlVerbs.Trigger, "{}")).Sentence.ShouldBe("Camera line is not triggered by command; set its trigger.mode to command.");
        (await AskAsync(ControlVerbs.Trigger, """{"camera":"side"}""")).Sentence.ShouldBe("There is no camera \"side\".");
        (await AskAsync(ControlVerbs.Feedback, """{"inspectionId":999999}""")).Success.ShouldBeFalse();
        (await AskAsync(ControlVerbs.Withdraw, """{"inspectionId":999999}""")).Sentence.ShouldBe("Nothing is said of part 999999.");
        (await AskAsync(ControlVerbs.ClassRetire, """{"id":null}""")).Sentence.ShouldStartWith("The value of \"id\" cannot be used");
        (await AskAsync(ControlVerbs.ClassAdd, """{"name":null}""")).Sentence.ShouldStartWith("The value of \"name\" cannot be used");
        (await AskAsync(ControlVerbs.ClassAdd, """{"name":"thin crack","prompts":["x",null]}""")).Sentence.ShouldBe("The value of \"prompts\" cannot be used: it holds null.");
        (await AskAsync(ControlVerbs.Rollback, """{"revision":77}""")).Success.ShouldBeFalse();
    }

    private Task<ControlReply> AskAsync(string verb, string body, Caller? caller = null)
    {
        ControlMessage.TryRead(verb, "", System.Text.Encoding.UTF8.GetBytes(body), out var request, out var mistake).ShouldBeTrue(mistake);
        return Desk.ExecuteAsync(request, caller ?? Engineer, CancellationToken.None);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        while (!holds())
        {
            await Task.Delay(30, deadline.Token);
        }
    }

    private sealed class Seen : IVerdictObserver
    {
        public ConcurrentQueue<Verdict> Verdicts { get; } = new();

        public void OnVerdict(Verdict verdict, Mat part) => Verdicts.Enqueue(verdict);
    }
}
