using AnyShot.Edge.Classes;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Edge.Security;
using AnyShot.Edge.Tests.Inspection;
using AnyShot.Edge.Trials;
using Microsoft.Extensions.Logging;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Trials;

/// <summary>The inspection of <see cref="InspectionBench"/> with its registry, the images of parts, the feedback store and the trial.</summary>
internal sealed class TrialBench : IAsyncDisposable
{
    public static readonly Caller Technician = new("anna", Role.Technician, Door.Mqtt);
    public static readonly Caller Engineer = new("otto", Role.Engineer, Door.Http);
    private int _requests;

    public TrialBench(Action<AgentOptions>? change = null, bool realBackbone = false, Func<IClassSetChanges, IClassSetChanges>? sets = null)
    {
        RecentParts? recent = null;
        Inspection = new InspectionBench(change: change, observer: new LateObserver((verdict, part) => recent!.OnVerdict(verdict, part)), realBackbone: realBackbone);
        var configuration = Inspection.Configuration;
        Recent = recent = new RecentParts(Path.Combine(configuration.StateDirectory, "parts"), configuration.Options.Parts, Inspection.Metrics, new Logger<RecentParts>(Inspection.Loggers));
        Feedback = new SqliteFeedbackStore(
            Path.Combine(configuration.StateDirectory, "feedback.db"), configuration.Options.Parts, Recent, Inspection.Registry, Inspection.Alarms, TimeProvider.System);
        Sets = sets?.Invoke(Inspection.Worker) ?? Inspection.Worker;
        Trial = NewTrial();
    }

    public InspectionBench Inspection { get; }

    public RecentParts Recent { get; }

    public SqliteFeedbackStore Feedback { get; }

    public IClassSetChanges Sets { get; }

    public TrialService Trial { get; private set; }

    public ClassRegistry Registry => Inspection.Registry;

    public TrialReport Report => Trial.Report() ?? throw new InvalidOperationException("Nothing is on trial.");

    public async Task StartAsync()
    {
        await Recent.StartAsync(CancellationToken.None);
        await Inspection.StartAsync();
        await Inspection.Live.StartAsync(CancellationToken.None);
        await Trial.StartAsync(CancellationToken.None);
    }

    /// <summary>Stops the trial as the agent does, and starts another one over what it left.</summary>
    public async Task RestartTrialAsync(DeviceConfiguration? configuration = null)
    {
        await Trial.StopAsync(CancellationToken.None);
        Trial.Dispose();
        Trial = NewTrial(configuration);
        await Trial.StartAsync(CancellationToken.None);
    }

    public Task<ClassChanged> ChangeAsync(ClassChange change) => Registry.ChangeAsync(change, Engineer, "", $"r{++_requests}", CancellationToken.None);

    /// <summary>Puts a class of another severity on trial: what it does to each part is known beforehand.</summary>
    public Task<ClassChanged> SetSeverityAsync(string id, Severity severity) =>
        ChangeAsync(new ClassChange.Change(Registry.State.Newest.Classes.Single(entry => entry.Id == id) with { Severity = severity }));

    /// <summary>An example image of one grey level, in the shot store.</summary>
    public async Task<string> ShotAsync(byte level)
    {
        using var image = new Mat(32, 32, MatType.CV_8UC1, Scalar.All(level));
        return await Inspection.Shots.PutAsync(image.ImEncode(".png", (int[]?)null), CancellationToken.None);
    }

    /// <summary>Waits until the trial judges in shadow beside the present live revision, and has judged the confirmed parts.</summary>
    public void WaitForShadow() => Inspection.Until(
        () => Inspection.Worker.Inspector!.Shadow is not null && Trial.Report() is { Regression: not null } report && report.Revision == Registry.State.Trial?.Revision,
        "a trial in shadow");

    /// <summary>Shows the first parts of all and waits until their images are on disk; a verdict is durable a moment before.</summary>
    public void ShowFirst(params byte[] levels)
    {
        Inspection.Feeds[0].Show(levels);
        Inspection.WaitForVerdicts(levels.Length);
        Inspection.Until(() => Recent.Count == levels.Length, "the images of parts");
    }

    /// <summary>Shows parts and waits until the trial has seen them.</summary>
    public void Show(params byte[] levels)
    {
        var seen = Report.PartsSeen;
        Inspection.Feeds[0].Show(levels);
        Inspection.Until(() => Report.PartsSeen == seen + levels.Length, $"{seen + levels.Length} parts seen by the trial");
    }

    public async ValueTask DisposeAsync()
    {
        await Inspection.Cameras.StopAsync(CancellationToken.None);
        await Trial.StopAsync(CancellationToken.None);
        Trial.Dispose();
        await Inspection.Live.StopAsync(CancellationToken.None);
        await Inspection.Worker.StopAsync(CancellationToken.None);
        await Recent.StopAsync(CancellationToken.None);
        Feedback.Dispose();
        Recent.Dispose();
        Inspection.Dispose();
    }

    private TrialService NewTrial(DeviceConfiguration? configuration = null) => new(
        Registry,
        Inspection.Worker,
        Sets,
        Feedback,
        configuration ?? Inspection.Configuration,
        Inspection.Metrics,
        Inspection.Alarms,
        TimeProvider.System,
        new Logger<TrialService>(Inspection.Loggers));

    private sealed class LateObserver(Action<Verdict, Mat> tell) : IVerdictObserver
    {
        public void OnVerdict(Verdict verdict, Mat part) => tell(verdict, part);
    }
}
