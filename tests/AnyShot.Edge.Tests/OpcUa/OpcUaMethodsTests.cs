using System.Text.Json;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Control;
using AnyShot.Edge.Control.Bodies;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Outbox;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>Users, methods and the folder of classes, through the real server process and a real client.</summary>
public sealed class OpcUaMethodsTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(8));

    private CancellationToken Deadline => _deadline.Token;

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task Users_OfEachRole_MayWhatTheirRoleMay()
    {
        var users = new FakeUsers();
        users.Set("eva", Role.Viewer);
        users.Set("tom", Role.Technician);
        users.Set("ina", Role.Engineer);
        var desk = new RecordingDesk();
        var options = OpcUaStation.With(HandshakeMode.Level);
        options.AllowAnonymous = false;
        await using var station = new OpcUaStation(options, desk: desk, users: users);
        await station.StartAsync(Deadline);
        (await OpcUaSession.OpenAsync(station, Deadline)).ShouldBeNull("nobody may log in without a name");
        (await OpcUaSession.OpenAsync(station, Deadline, "tom", "wrong")).ShouldBeNull();
        (await OpcUaSession.OpenAsync(station, Deadline, "nobody", "right")).ShouldBeNull();

        using (var viewer = (await OpcUaSession.OpenAsync(station, Deadline, "eva", "right")).ShouldNotBeNull())
        {
            (await viewer.WriteAsync((TagModel.Trigger, "Boolean", true))).ShouldBe(["BadUserAccessDenied"]);
            (await viewer.CallAsync("ClassDiscard", ["String", ""], ["String", ""])).GetProperty("status").GetString().ShouldBe("BadUserAccessDenied");
        }

        using (var technician = (await OpcUaSession.OpenAsync(station, Deadline, "tom", "right")).ShouldNotBeNull())
        {
            (await technician.WriteAsync((TagModel.ResultAck, "Boolean", true), (TagModel.InspectionId, "UInt32", 1), (TagModel.CommandPartId, "String", new string('x', 81)), (TagModel.CommandPartId, "UInt16", 1)))
                .ShouldBe(["Good", "BadNotWritable", "BadOutOfRange", "BadTypeMismatch"]);
            (await technician.CallAsync("ClassRetire", ["String", "scratch"], ["String", ""], ["String", ""])).GetProperty("status").GetString().ShouldBe("BadUserAccessDenied");
            desk.Asked.Clear();
            var done = await technician.CallAsync(
                "ClassAdd",
                ["String", "deep scratch"], ["String", ""], ["Strings", new[] { "a deep scratch", "a groove" }], ["Strings", Array.Empty<string>()], ["Strings", Array.Empty<string>()],
                ["String", "minor"], ["UInt32", 7], ["String", "seen today"], ["String", "req-1"]);
            done.GetProperty("status").GetString().ShouldBe("Good");
            done.GetProperty("outputs").EnumerateArray().Select(o => o.ToString()).ShouldBe(["True", "class/add is done.", """{"Verb":"class/add"}"""]);
            var (request, caller) = desk.Asked.Single();
            (request.Verb, request.Id).ShouldBe((ControlVerbs.ClassAdd, "req-1"));
            request.Body.GetRawText().ShouldBe("""{"name":"deep scratch","prompts":["a deep scratch","a groove"],"severity":"minor","number":7,"why":"seen today"}""");
            (caller.Name, caller.Role, caller.Door).ShouldBe(("tom", Role.Technician, Door.OpcUa));
        }

        using var engineer = (await OpcUaSession.OpenAsync(station, Deadline, "ina", "right")).ShouldNotBeNull();
        desk.Asked.Clear();
        (await engineer.CallAsync("Execute", ["String", "class/rollback"], ["String", """{"revision":3,"why":"worse"}"""], ["String", "req-2"])).GetProperty("outputs")[0].GetBoolean().ShouldBeTrue();
        desk.Asked.Single().Request.ShouldSatisfyAllConditions(
            request => (request.Verb, request.Id).ShouldBe(("class/rollback", "req-2")),
            request => request.Body.GetRawText().ShouldBe("""{"revision":3,"why":"worse"}"""));
        desk.Asked.Clear();
        foreach (var broken in (string[])["[]", "{", "17", """{"mode":"\ud800"}"""])
        {
            var refused = await engineer.CallAsync("Execute", ["String", "mode"], ["String", broken], ["String", ""]);
            refused.GetProperty("outputs")[0].GetBoolean().ShouldBeFalse();
            refused.GetProperty("outputs")[1].GetString()!.ShouldMatch("^(Body must be a JSON object|The body is no JSON object)");
        }

        desk.Asked.ShouldBeEmpty();
        // An image of 3 MB passes, one beyond all measure is turned away, and the server goes on.
        (await engineer.CallAsync("ShotAdd", ["String", "scratch"], ["ByteString", Convert.ToBase64String(new byte[3 << 20])], ["UInt32", 0], ["String", ""], ["String", ""])).GetProperty("status").GetString().ShouldBe("Good");
        desk.Asked.Single().Request.Body.GetProperty("image").GetBytesFromBase64().Length.ShouldBe(3 << 20);
        (await engineer.CallAsync("ShotAdd", ["String", "scratch"], ["ByteString", Convert.ToBase64String(new byte[10 << 20])], ["UInt32", 0], ["String", ""], ["String", ""])).GetProperty("status").GetString().ShouldBe("BadRequestTooLarge");
        (await engineer.IsAsync(TagModel.Trigger)).ShouldBeFalse();
    }

    [Fact]
    public async Task Classes_OfTheRegistry_AreShownAndFollowChanges()
    {
        var registry = new FakeRegistry(new RegistryState(new ClassRevision(1, [Class("good", 1)]), null));
        await using var station = new OpcUaStation(OpcUaStation.Open, registry: registry);
        await station.StartAsync(Deadline);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await client.UntilAsync("Classes/good/State", "live");
        (await client.BrowseAsync("Classes")).Order().ShouldBe(["LiveRevision", "TrialRevision", "good"]);
        // No desk: an answer, and no hanging client.
        (await client.CallAsync("ClassDiscard", ["String", ""], ["String", ""])).GetProperty("outputs")[1].GetString().ShouldBe("This agent takes no requests over OPC UA: it runs without a control desk.");
        (await client.WriteAsync((TagModel.Trigger, "Boolean", true))).ShouldBe(["BadNotWritable"], "there is no handshake");

        registry.Set(new RegistryState(registry.State.Live, new ClassRevision(2, [Class("good", 1), Class("scratch", 2) with { Shots = ["a", "b"] }])));
        await client.UntilAsync("Classes/TrialRevision", 2);
        var read = await client.ReadAsync("Classes/scratch/Number", "Classes/scratch/Name", "Classes/scratch/State", "Classes/scratch/Shots", "Classes/scratch/Revision", "Classes/LiveRevision");
        read.Values.Select(v => v.ToString()).ShouldBe(["2", "Class scratch", "trial", "2", "2", "1"]);

        (await client.BrowseAsync("Classes/scratch")).ShouldBe(OpcUaDocumentTests.ClassNodes.Select(node => node.Name));
        foreach (var (number, decision) in new[] { (2, Decision.Fail), (2, Decision.Fail), (2, Decision.Unsure), (1, Decision.Pass), (0, Decision.Unsure) })
        {
            Judge(station, number, decision);
        }

        await client.UntilAsync("Classes/scratch/Parts", 2);
        (await client.ReadAsync("Classes/scratch/Unsure", "Classes/good/Parts", "Classes/good/Unsure")).Values.Select(v => v.ToString()).ShouldBe(["1", "1", "0"]);

        registry.Set(new RegistryState(new ClassRevision(3, [Class("good", 1) with { Name = "Good part" }]), null));
        await client.UntilAsync("Classes/good/Name", "Good part");
        (await client.BrowseAsync("Classes")).Order().ShouldBe(["LiveRevision", "TrialRevision", "good"]);
        // Counts are of the agent's run: another revision and another server process keep them.
        await client.UntilAsync("Classes/good/Parts", 1);
    }

    [Fact]
    public void Anonymous_IsTechnicianInADemoOnly()
    {
        OpcUaRoles.Anonymous(new OpcUaOptions { AllowAnonymous = true, AllowInsecure = true }).ShouldBe(Role.Technician);
        OpcUaRoles.Anonymous(new OpcUaOptions { AllowAnonymous = true }).ShouldBe(Role.Viewer);
    }

    [Fact]
    public void Methods_HaveTheKeysOfTheirVerbs()
    {
        MethodModel.All.Select(m => m.Verb).Where(v => v.Length > 0).ShouldBe(ControlVerbs.All, ignoreOrder: true);
        var bodies = new Dictionary<string, System.Text.Json.Serialization.Metadata.JsonTypeInfo>
        {
            [ControlVerbs.ClassAdd] = ControlJson.Default.ClassAddBody,
            [ControlVerbs.ClassChange] = ControlJson.Default.ClassChangeBody,
            [ControlVerbs.ClassRetire] = ControlJson.Default.ClassRetireBody,
            [ControlVerbs.ClassMerge] = ControlJson.Default.ClassMergeBody,
            [ControlVerbs.Promote] = ControlJson.Default.PromoteBody,
            [ControlVerbs.Rollback] = ControlJson.Default.RollbackBody,
            [ControlVerbs.Discard] = ControlJson.Default.DiscardBody,
            [ControlVerbs.ShotAdd] = ControlJson.Default.ShotAddBody,
            [ControlVerbs.ShotRemove] = ControlJson.Default.ShotRemoveBody,
            [ControlVerbs.Feedback] = ControlJson.Default.FeedbackBody,
            [ControlVerbs.Withdraw] = ControlJson.Default.WithdrawBody,
            [ControlVerbs.Trigger] = ControlJson.Default.TriggerBody,
            [ControlVerbs.Mode] = ControlJson.Default.ModeBody,
            [ControlVerbs.Replay] = ControlJson.Default.ReplayBody,
            [ControlVerbs.Trial] = ControlJson.Default.TrialBody,
            [ControlVerbs.DriftReference] = ControlJson.Default.DriftReferenceBody,
            [ControlVerbs.CameraChange] = ControlJson.Default.CameraChangeBody,
        };
        foreach (var method in MethodModel.All.Where(m => m.Verb.Length > 0))
        {
            var keys = bodies[method.Verb].Properties.Select(p => p.Name).ToList();
            method.Inputs.Select(i => i.Key).Except(keys).ShouldBeEmpty(method.Name);
            bodies[method.Verb].Properties.Where(p => p.IsRequired).Select(p => p.Name).Except(method.Inputs.Select(i => i.Key)).ShouldBeEmpty(method.Name);
        }
    }

    private static void Judge(OpcUaStation station, int number, Decision decision)
    {
        using var part = new Mat(8, 8, MatType.CV_8UC1);
        station.Tallies.OnVerdict(Verdicts.New(decision: decision, classNo: number), part);
    }

    private static RegisteredClass Class(string id, int number) => new() { Id = id, Number = number, Name = $"Class {id}" };
}
