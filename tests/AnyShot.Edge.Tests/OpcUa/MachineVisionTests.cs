using System.Diagnostics;
using System.Text.Json;
using AnyShot.Edge.Control;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Observability;
using AnyShot.Edge.OpcUa;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Control;
using AnyShot.Edge.Tests.Dashboard.Support;
using AnyShot.Edge.Tests.Outbox;
using AnyShot.Edge.Triggering;
using Xunit.Abstractions;

namespace AnyShot.Edge.Tests.OpcUa;

/// <summary>The vision system of OPC 40100-1 through the real server process and a foreign client: its nodes against the published nodeset, its states, jobs, results and roles.</summary>
public sealed class MachineVisionTests(ITestOutputHelper output) : IDisposable
{
    private const string Main = "VisionStateMachine";
    private const string Automatic = $"{Main}/AutomaticModeStateMachine";
    private static readonly object?[] Cause = ["Int32", 0];
    private static readonly string[] EventFields =
        ["JobId", "ResultId", "ResultState", "PartId", "MeasId", "IsPartial", "InternalRecipeId", "InternalConfigurationId", "CreationTime", "ProcessingTimes", "ResultContent"];

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(8));
    private readonly DeskFolder _control = new();

    private CancellationToken Deadline => _deadline.Token;

    public void Dispose()
    {
        _control.Dispose();
        _deadline.Dispose();
    }

    [Fact]
    public async Task Nodes_AreThoseOfThePublishedNodeset()
    {
        await using var station = new OpcUaStation(OpcUaStation.Open);
        await station.StartAsync(Deadline);
        station.Outbox.Append([Verdicts.New("p-1"), Verdicts.New("")]);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await client.UntilAsync(TagModel.InspectionId, 2);
        var compared = await client.DoAsync(new { @do = "conformance" });
        output.WriteLine($"{compared.GetProperty("checks").GetInt32()} comparisons with the published nodeset.");
        compared.GetProperty("different").EnumerateArray().Select(d => d.GetString()).ShouldBeEmpty();
        compared.GetProperty("checks").GetInt32().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task SingleJobs_EndWithTheVerdictOfTheTags()
    {
        var mode = new ModeSwitch(_control.OpenStore());
        var desk = new LineDesk(mode);
        await using var station = new OpcUaStation(OpcUaStation.Open, desk: desk, mode: mode);
        desk.Outbox = station.Outbox;
        await station.StartAsync(Deadline);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await UntilAsync(client, Automatic, "Ready");
        await client.DoAsync(new { @do = "visionWatch", fields = EventFields });
        foreach (var partId in (string[])["p-1", "p-2", "p-3"])
        {
            var (status, outputs) = await CallAsync(client, $"{Automatic}/StartSingleJob", Job("m-1", partId));
            status.ShouldBe("Good");
            outputs[1].GetInt32().ShouldBe(0);
            var jobId = outputs[0].GetProperty("id").GetString().ShouldNotBeNull();
            var result = await EventAsync(client, "ResultReadyEventType");
            result.GetProperty("passed").EnumerateArray().Select(e => e.GetString()).ShouldBe(
                partId == "p-1" ? ["StateChangedEventType", "JobStartedEventType", "AcquisitionDoneEventType"] : ["StateChangedEventType", "ReadyEventType", "StateChangedEventType", "JobStartedEventType", "AcquisitionDoneEventType"]);
            result.GetProperty("JobId").GetProperty("id").GetString().ShouldBe(jobId);
            result.GetProperty("PartId").GetProperty("id").GetString().ShouldBe(partId);
            result.GetProperty("MeasId").GetProperty("id").GetString().ShouldBe("m-1");
            result.GetProperty("ResultState").GetInt32().ShouldBe(1);
            result.GetProperty("IsPartial").GetBoolean().ShouldBeFalse();
            result.GetProperty("InternalConfigurationId").GetProperty("id").GetString().ShouldBe("C0FFEE11");
            result.GetProperty("InternalRecipeId").GetProperty("version").GetString().ShouldBe("7");
            await UntilAsync(client, Automatic, "Ready");

            var tags = await client.ReadAsync([.. ResultBlock.Fields.Select(f => f.Path)]);
            var flat = ResultBlock.Fields.Select(f => tags[f.Path].ToString()).ToList();
            result.GetProperty("ResultContent").EnumerateArray().Select(v => v.ToString()).ShouldBe(flat);
            var (found, values) = await CallAsync(client, "ResultManagement/GetResultById", ["ResultId", new { id = tags[TagModel.InspectionId].ToString() }], Cause);
            found.ShouldBe("Good");
            values[1].GetProperty("jobId").GetProperty("id").GetString().ShouldBe(jobId);
            values[1].GetProperty("resultContent").EnumerateArray().Select(v => v.ToString()).ShouldBe(flat);
            var (known, components) = await CallAsync(client, "ResultManagement/GetResultComponentsById", ["ResultId", new { id = tags[TagModel.InspectionId].ToString() }], Cause);
            known.ShouldBe("Good");
            components[6].GetProperty("id").GetString().ShouldBe(partId);
            components[15].EnumerateArray().Select(v => v.ToString()).ShouldBe(flat);
        }

        var (_, list) = await CallAsync(client, "ResultManagement/GetResultListFiltered", Filter(partId: "p-2"));
        list[3].EnumerateArray().Select(r => r.GetProperty("resultId").GetProperty("id").GetString()).ShouldBe(["2"]);
        (_, list) = await CallAsync(client, "ResultManagement/GetResultListFiltered", Filter(most: 2));
        (list[0].GetBoolean(), list[1].GetInt32()).ShouldBe((false, 2));
        list[3].EnumerateArray().Select(r => r.GetProperty("resultId").GetProperty("id").GetString()).ShouldBe(["3", "2"]);
        (await CallAsync(client, "ResultManagement/GetResultById", ["ResultId", new { id = "99" }], Cause)).Status.ShouldBe("BadNotFound");
        (await CallAsync(client, "ResultManagement/ReleaseResultHandle", ["UInt32", 0])).Status.ShouldBe("Good");
        (await ReadAsync(client, "ResultManagement/Results/Result2")).GetProperty("partId").GetProperty("id").GetString().ShouldBe("p-2");
        (await ReadAsync(client, "ResultManagement/Results/Result2/ResultId")).GetProperty("id").GetString().ShouldBe("2");
    }

    [Fact]
    public async Task States_WalkAsTheSpecificationHasThem_AndTheModeWithThem()
    {
        var mode = new ModeSwitch(_control.OpenStore());
        var users = new FakeUsers();
        users.Set("eva", Role.Viewer);
        users.Set("tom", Role.Technician);
        users.Set("ina", Role.Engineer);
        var options = OpcUaStation.Open;
        options.AllowAnonymous = false;
        options.MachineVision.JobTimeout = TimeSpan.FromHours(1);
        var desk = new LineDesk(mode) { Judges = false };
        await using var station = new OpcUaStation(options, desk: desk, users: users, mode: mode);
        desk.Outbox = station.Outbox;
        await station.StartAsync(Deadline);
        using var viewer = (await OpcUaSession.OpenAsync(station, Deadline, "eva", "right")).ShouldNotBeNull();
        using var technician = (await OpcUaSession.OpenAsync(station, Deadline, "tom", "right")).ShouldNotBeNull();
        using var engineer = (await OpcUaSession.OpenAsync(station, Deadline, "ina", "right")).ShouldNotBeNull();
        await UntilAsync(engineer, Automatic, "Ready");

        (await CallAsync(viewer, $"{Automatic}/StartSingleJob", Job())).Status.ShouldBe("BadUserAccessDenied");
        foreach (var method in (string[])["Halt", "Reset", "SelectModeAutomatic"])
        {
            (await CallAsync(technician, $"{Main}/{method}", method == "SelectModeAutomatic" ? [] : [Cause, ["String", "why"]])).Status.ShouldBe("BadUserAccessDenied", method);
        }

        (await CallAsync(technician, "RecipeManagement/PrepareRecipe", ["RecipeIdExternal", new { id = "1" }], ["RecipeIdInternal", null])).Status.ShouldBe("BadUserAccessDenied");

        // From, method, to; the methods that are not allowed there are tried as well.
        (string State, string? Sub, string Call, string ToState, string? ToSub)[] steps =
        [
            ("Operational", "Ready", $"{Automatic}/StartSingleJob", "Operational", "SingleExecution"),
            ("Operational", "SingleExecution", $"{Automatic}/Stop", "Operational", "Ready"),
            ("Operational", "Ready", $"{Automatic}/StartSingleJob", "Operational", "SingleExecution"),
            ("Operational", "SingleExecution", $"{Automatic}/Abort", "Operational", "Ready"),
            ("Operational", "Ready", $"{Automatic}/StartContinuous", "Operational", "ContinuousExecution"),
            ("Operational", "ContinuousExecution", $"{Automatic}/Stop", "Operational", "Ready"),
            ("Operational", "Ready", $"{Automatic}/StartContinuous", "Operational", "ContinuousExecution"),
            ("Operational", "ContinuousExecution", $"{Automatic}/Abort", "Operational", "Ready"),
            ("Operational", "Ready", $"{Main}/Halt", "Halted", null),
            ("Halted", null, $"{Main}/Reset", "Preoperational", null),
            ("Preoperational", null, $"{Main}/Halt", "Halted", null),
            ("Halted", null, $"{Main}/Reset", "Preoperational", null),
            ("Preoperational", null, $"{Main}/SelectModeAutomatic", "Operational", "Ready"),
            ("Operational", "Ready", $"{Main}/Reset", "Preoperational", null),
            ("Preoperational", null, $"{Main}/SelectModeAutomatic", "Operational", "Ready"),
        ];
        var tried = 0;
        foreach (var step in steps)
        {
            (await StateAsync(engineer)).ShouldBe((step.State, step.Sub));
            foreach (var wrong in Wrong(step.State, step.Sub))
            {
                (await CallAsync(engineer, wrong, Inputs(wrong))).Status.ShouldBe("BadInvalidState", $"{wrong} in {step.State} {step.Sub}");
                tried++;
            }

            (await CallAsync(engineer, step.Call, Inputs(step.Call))).Status.ShouldBe("Good", step.Call);
            (await StateAsync(engineer)).ShouldBe((step.ToState, step.ToSub), step.Call);
            (mode.Current == OperatingMode.Automatic).ShouldBe(step.ToState == "Operational", step.Call);
        }

        output.WriteLine($"{steps.Length} transitions, {tried} calls in the wrong state.");

        // Others change the mode too, and parts of the station fail.
        mode.Set(OperatingMode.Maintenance);
        await UntilAsync(engineer, Main, "Halted");
        mode.Set(OperatingMode.Automatic);
        await UntilAsync(engineer, Automatic, "Ready");
        (await ReadAsync(engineer, "SystemState")).GetProperty("state").GetInt32().ShouldBe(2);
        (await CallAsync(engineer, "RecipeManagement/UnprepareRecipe", ["RecipeIdExternal", new { id = "1" }], ["RecipeIdInternal", null])).Status.ShouldBe("Good");
        (await StateAsync(engineer)).ShouldBe(("Operational", "Initialized"));
        (await CallAsync(engineer, $"{Automatic}/StartSingleJob", Job())).Status.ShouldBe("BadInvalidState");
        (await CallAsync(engineer, "RecipeManagement/PrepareRecipe", ["RecipeIdExternal", new { id = "2" }], ["RecipeIdInternal", null])).Status.ShouldBe("BadNotFound");
        (await CallAsync(engineer, "RecipeManagement/PrepareRecipe", ["RecipeIdExternal", new { id = "1" }], ["RecipeIdInternal", null])).Status.ShouldBe("Good");
        (await StateAsync(engineer)).ShouldBe(("Operational", "Ready"));
        station.Health.Model = HealthStatus.Down;
        station.Beat();
        await UntilAsync(engineer, Main, "Error");
        (await StateAsync(engineer)).ShouldBe(("Error", null));
        (await CallAsync(engineer, $"{Main}/ConfirmAll", ["LocalizedText", new { text = "seen" }])).Status.ShouldBe("Good");
        station.Health.Model = HealthStatus.Ok;
        station.Beat();
        await UntilAsync(engineer, Automatic, "Ready");
    }

    [Fact]
    public async Task RecipeAndConfiguration_AreTheOnesInForce()
    {
        await using var station = new OpcUaStation(OpcUaStation.Open);
        await station.StartAsync(Deadline);
        station.Outbox.Append([Verdicts.New("p-1")]);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await client.UntilAsync(TagModel.InspectionId, 1);
        object?[][] all = [["RecipeIdExternal", null], ["ProductId", null], ["Int32", 2], ["UInt32", 0], ["UInt32", 0], Cause];
        var (_, recipes) = await CallAsync(client, "RecipeManagement/GetRecipeListFiltered", all);
        recipes[3].EnumerateArray().Select(r => (r.GetProperty("id").GetString(), r.GetProperty("version").GetString())).ShouldBe([("1", "7")]);
        all[2] = ["Int32", 0];
        (_, recipes) = await CallAsync(client, "RecipeManagement/GetRecipeListFiltered", all);
        recipes[3].GetArrayLength().ShouldBe(0);
        var (_, configurations) = await CallAsync(client, "ConfigurationManagement/GetConfigurationList", ["UInt32", 0], ["UInt32", 0], Cause);
        configurations[3][0].GetProperty("internalId").GetProperty("id").GetString().ShouldBe("C0FFEE11");
        (await ReadAsync(client, "ConfigurationManagement/ActiveConfiguration")).GetProperty("internalId").GetProperty("id").GetString().ShouldBe("C0FFEE11");
        (await CallAsync(client, "ConfigurationManagement/GetConfigurationById", ["ConfigurationId", new { id = "C0FFEE11" }], Cause)).Status.ShouldBe("Good");
        (await CallAsync(client, "ConfigurationManagement/GetConfigurationById", ["ConfigurationId", new { id = "00000000" }], Cause)).Status.ShouldBe("BadNotFound");
        (await CallAsync(client, "ConfigurationManagement/ActivateConfiguration", ["ConfigurationId", new { id = "C0FFEE11" }])).Status.ShouldBe("BadUserAccessDenied", "anonymous is a technician");
    }

    [Fact]
    public async Task Configuration_ChangedWhileAStandbyIsPrepared_IsShownByBoth()
    {
        await using var station = new OpcUaStation(OpcUaStation.Open);
        await station.StartAsync(Deadline);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        while (ServerProcesses(station).Count < 2)
        {
            await Task.Delay(100, Deadline);
        }

        station.Configuration.Renew(0x0BADCAFE);
        while (await ActiveConfigurationAsync(client) != "0BADCAFE")
        {
            Deadline.ThrowIfCancellationRequested();
        }

        var (ready, prepared) = (station.WhenReady(), ServerProcesses(station).Single(id => id != station.Server.ProcessId));
        using (var process = Process.GetProcessById(station.Server.ProcessId))
        {
            process.Kill();
        }

        await ready.WaitAsync(Deadline);
        station.Server.ProcessId.ShouldBe(prepared);
        using var again = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        while (await ActiveConfigurationAsync(again) != "0BADCAFE")
        {
            Deadline.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task SingleJob_UnderAHandshake_TriggersAsThePlcDoes()
    {
        await using var station = new OpcUaStation(OpcUaStation.With(HandshakeMode.Level));
        await station.StartAsync(Deadline);
        station.Beat();
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await UntilAsync(client, Automatic, "Ready");
        await client.DoAsync(new { @do = "visionWatch", fields = EventFields });
        (await CallAsync(client, $"{Automatic}/StartSingleJob", Job("", "p-1"))).Status.ShouldBe("BadResourceUnavailable", "triggers are not enabled");
        await client.SetAsync((TagModel.TriggerEnable, true));
        await client.UntilAsync(TagModel.Ready, true);
        var (status, outputs) = await CallAsync(client, $"{Automatic}/StartSingleJob", Job("", "p-1"));
        status.ShouldBe("Good");
        var result = await EventAsync(client, "ResultReadyEventType");
        result.GetProperty("JobId").GetProperty("id").GetString().ShouldBe(outputs[0].GetProperty("id").GetString());
        result.GetProperty("PartId").GetProperty("id").GetString().ShouldBe("p-1");
        (await client.NumberAsync(TagModel.InspectionId)).ShouldBe(await client.NumberAsync(TagModel.AcquisitionId));
    }

    [Fact]
    public async Task StationThatRunsByItself_IsOneContinuousJobUntilItIsStopped()
    {
        var mode = new ModeSwitch(_control.OpenStore());
        var users = new FakeUsers();
        users.Set("tom", Role.Technician);
        users.Set("ina", Role.Engineer);
        var options = OpcUaStation.Open;
        options.AllowAnonymous = false;
        await using var station = new OpcUaStation(options, desk: new LineDesk(mode), users: users, mode: mode, trigger: TriggerMode.FreeRunning);
        await station.StartAsync(Deadline);
        using var technician = (await OpcUaSession.OpenAsync(station, Deadline, "tom", "right")).ShouldNotBeNull();
        using var client = (await OpcUaSession.OpenAsync(station, Deadline, "ina", "right")).ShouldNotBeNull();
        await UntilAsync(client, Automatic, "ContinuousExecution");
        await client.DoAsync(new { @do = "visionWatch", fields = EventFields });
        station.Outbox.Append([Verdicts.New("p-1")]);
        (await EventAsync(client, "ResultReadyEventType")).GetProperty("JobId").GetProperty("id").GetString().ShouldBe("1", "nobody asked for it");
        (await CallAsync(client, $"{Automatic}/StartSingleJob", Job())).Status.ShouldBe("BadInvalidState");

        (await CallAsync(technician, $"{Automatic}/Stop", Cause, ["String", "cleaning"])).Status.ShouldNotBe("Good", "it is a change of the mode");
        foreach (var end in (string[])["Stop", "Abort"])
        {
            (await StateAsync(client)).ShouldBe(("Operational", "ContinuousExecution"));
            (await CallAsync(client, $"{Automatic}/{end}", Cause, ["String", "cleaning"])).Status.ShouldBe("Good");
            (await StateAsync(client)).ShouldBe(("Operational", "Ready"));
            mode.Current.ShouldBe(OperatingMode.Maintenance, "nothing is judged any more");
            (await CallAsync(client, $"{Automatic}/StartSingleJob", Job())).Status.ShouldBe("BadNotSupported", "no camera waits for a trigger");

            var (status, outputs) = await CallAsync(client, $"{Automatic}/StartContinuous", Job("m-9"));
            status.ShouldBe("Good");
            mode.Current.ShouldBe(OperatingMode.Automatic);
            station.Outbox.Append([Verdicts.New("p-2"), Verdicts.New("p-3")]);
            foreach (var partId in (string[])["p-2", "p-3"])
            {
                var result = await EventAsync(client, "ResultReadyEventType");
                result.GetProperty("PartId").GetProperty("id").GetString().ShouldBe(partId);
                result.GetProperty("MeasId").GetProperty("id").GetString().ShouldBe("m-9");
                result.GetProperty("JobId").GetProperty("id").GetString().ShouldBe(outputs[0].GetProperty("id").GetString());
            }
        }

        (await CallAsync(client, $"{Main}/Reset", Cause, ["String", "cleaning"])).Status.ShouldBe("Good");
        (await StateAsync(client)).ShouldBe(("Preoperational", null));
        (await CallAsync(client, $"{Main}/SelectModeAutomatic")).Status.ShouldBe("Good");
        (await StateAsync(client)).ShouldBe(("Operational", "ContinuousExecution"));
        (await CallAsync(client, $"{Main}/Halt", Cause, ["String", "cleaning"])).Status.ShouldBe("Good");
        (await StateAsync(client)).ShouldBe(("Halted", null));
        mode.Current.ShouldBe(OperatingMode.Maintenance);
    }

    [Fact]
    public async Task SingleJob_WhoseFrameIsLost_FailsByItselfAndWaitsToBeConfirmed()
    {
        var mode = new ModeSwitch(_control.OpenStore());
        var options = OpcUaStation.Open;
        // Long enough for the job at the end to be judged on a busy machine.
        options.MachineVision.JobTimeout = TimeSpan.FromSeconds(2);
        var desk = new LineDesk(mode) { Judges = false };
        await using var station = new OpcUaStation(options, desk: desk, mode: mode);
        desk.Outbox = station.Outbox;
        await station.StartAsync(Deadline);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await UntilAsync(client, Automatic, "Ready");
        await client.DoAsync(new { @do = "visionWatch", fields = (string[])[.. EventFields, "StopReaction", "BlockReaction", "CausePath"] });
        var (status, outputs) = await CallAsync(client, $"{Automatic}/StartSingleJob", Job("m-1", "lost"));
        status.ShouldBe("Good");
        var jobId = outputs[0].GetProperty("id").GetString();
        var result = await EventAsync(client, "ResultReadyEventType");
        (result.GetProperty("ResultState").GetInt32(), result.GetProperty("JobId").GetProperty("id").GetString(), result.GetProperty("MeasId").GetProperty("id").GetString()).ShouldBe((4, jobId, "m-1"));
        result.GetProperty("ResultContent").GetArrayLength().ShouldBe(0);
        var error = await EventAsync(client, "VisionErrorConditionType");
        error.GetProperty("Message").GetString().ShouldStartWith($"Job {jobId}, part lost: no result after 2000 ms");
        (error.GetProperty("StopReaction").GetBoolean(), error.GetProperty("BlockReaction").GetBoolean(), error.GetProperty("CausePath").GetString()).ShouldBe((true, false, "top"));
        (await EventAsync(client, "ReadyEventType")).GetProperty("JobId").GetProperty("id").GetString().ShouldBe(jobId);
        (await StateAsync(client)).ShouldBe(("Operational", "Ready"));
        var (found, values) = await CallAsync(client, "ResultManagement/GetResultById", ["ResultId", new { id = jobId }], Cause);
        (found, values[1].GetProperty("resultState").GetInt32()).ShouldBe(("Good", 4));

        (await ReadAsync(client, "JobFailed/Retain")).GetBoolean().ShouldBeTrue();
        (await CallAsync(client, $"{Main}/ConfirmAll", ["LocalizedText", new { text = "camera cleaned" }])).Status.ShouldBe("Good");
        (await ReadAsync(client, "JobFailed/Retain")).GetBoolean().ShouldBeFalse();
        (await ReadAsync(client, "JobFailed/Comment")).GetString().ShouldBe("camera cleaned");

        // The next one is none the worse for it.
        desk.Judges = true;
        (await CallAsync(client, $"{Automatic}/StartSingleJob", Job("", "p-2"))).Status.ShouldBe("Good");
        (await EventAsync(client, "ResultReadyEventType")).GetProperty("ResultState").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Results_OnDisk_AreThereAfterARestart()
    {
        using var folder = new OutboxFolder();
        await using (var earlier = new OpcUaStation(OpcUaStation.Open, folder))
        {
            await earlier.StartAsync(Deadline);
            earlier.Outbox.Append([Verdicts.New("p-1"), Verdicts.New("p-2")]);
            using var before = (await OpcUaSession.OpenAsync(earlier, Deadline)).ShouldNotBeNull();
            await before.UntilAsync(TagModel.InspectionId, 2);
        }

        await using var station = new OpcUaStation(OpcUaStation.Open, folder);
        await station.StartAsync(Deadline);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await UntilAsync(client, Automatic, "Ready");
        var (_, list) = await CallAsync(client, "ResultManagement/GetResultListFiltered", Filter());
        list[3].EnumerateArray().Select(r => r.GetProperty("partId").GetProperty("id").GetString()).ShouldBe(["p-2", "p-1"]);
        list[3].EnumerateArray().Select(r => r.GetProperty("internalConfigurationId").GetProperty("id").GetString()).ShouldBe(["C0FFEE11", "C0FFEE11"]);
    }

    [Fact]
    public async Task SwitchedOff_ThereIsNone()
    {
        var options = OpcUaStation.Open;
        options.MachineVision.Enabled = false;
        await using var station = new OpcUaStation(options);
        await station.StartAsync(Deadline);
        station.Outbox.Append([Verdicts.New("p-1")]);
        using var client = (await OpcUaSession.OpenAsync(station, Deadline)).ShouldNotBeNull();
        await client.UntilAsync(TagModel.InspectionId, 1);
        (await client.BrowseAsync("VisionSystem")).ShouldBeEmpty();
    }

    private static object?[][] Job(string measId = "", string partId = "") => [["MeasId", new { id = measId }], ["PartId", new { id = partId }], ["RecipeIdExternal", null], ["ProductId", null], ["Parameters", null]];

    private static object?[][] Filter(string partId = "", int most = 0) =>
    [
        ["Int32", 0], ["MeasId", null], ["PartId", new { id = partId }], ["RecipeIdExternal", null], ["RecipeIdInternal", null], ["ConfigurationId", null], ["ConfigurationId", null], ["ProductId", null],
        ["JobId", null], ["UInt32", most], ["UInt32", 0], Cause,
    ];

    private static object?[][] Inputs(string method) => method[(method.LastIndexOf('/') + 1)..] switch
    {
        "StartSingleJob" or "StartContinuous" => Job(),
        "SelectModeAutomatic" => [],
        _ => [Cause, ["String", "walk"]],
    };

    /// <summary>The methods that the specification does not allow in a state.</summary>
    private static IEnumerable<string> Wrong(string state, string? sub)
    {
        string[] allowed = (state, sub) switch
        {
            ("Halted", _) => [$"{Main}/Reset"],
            ("Preoperational", _) => [$"{Main}/Halt", $"{Main}/SelectModeAutomatic"],
            (_, "Ready") => [$"{Main}/Halt", $"{Main}/Reset", $"{Automatic}/StartSingleJob", $"{Automatic}/StartContinuous"],
            _ => [$"{Main}/Halt", $"{Main}/Reset", $"{Automatic}/Stop", $"{Automatic}/Abort"],
        };
        string[] all = [$"{Main}/Halt", $"{Main}/Reset", $"{Main}/SelectModeAutomatic", $"{Automatic}/StartSingleJob", $"{Automatic}/StartContinuous", $"{Automatic}/Stop", $"{Automatic}/Abort"];
        return all.Except(allowed);
    }

    private static async Task<(string Status, JsonElement[] Outputs)> CallAsync(OpcUaSession client, string path, params object?[][] inputs)
    {
        var answer = await client.DoAsync(new { @do = "visionCall", path, inputs });
        return (answer.GetProperty("status").GetString()!, [.. answer.GetProperty("outputs").EnumerateArray()]);
    }

    /// <summary>The server of a station and the one that is prepared beside it, by the socket that they were given.</summary>
    private static List<int> ServerProcesses(OpcUaStation station) => [.. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _) && IsServer(name!, station)).Select(int.Parse!)];

    private static bool IsServer(string process, OpcUaStation station)
    {
        try
        {
            var line = File.ReadAllText($"/proc/{process}/cmdline");
            return line.StartsWith("node\0", StringComparison.Ordinal) && line.Contains(station.StateFolder, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            // It has ended.
            return false;
        }
    }

    private static async Task<string?> ActiveConfigurationAsync(OpcUaSession client) =>
        (await ReadAsync(client, "ConfigurationManagement/ActiveConfiguration")).GetProperty("internalId").GetProperty("id").GetString();

    private static async Task<JsonElement> ReadAsync(OpcUaSession client, string path) => (await client.DoAsync(new { @do = "visionRead", path })).GetProperty("value");

    private static Task UntilAsync(OpcUaSession client, string machine, string state) => client.DoAsync(new { @do = "visionUntil", path = $"{machine}/CurrentState", value = state });

    private static Task<JsonElement> EventAsync(OpcUaSession client, string type) => client.DoAsync(new { @do = "visionEvent", type });

    private static async Task<(string? State, string? Sub)> StateAsync(OpcUaSession client) =>
        ((await ReadAsync(client, $"{Main}/CurrentState")).GetString(), (await ReadAsync(client, $"{Automatic}/CurrentState")).GetString());
}
