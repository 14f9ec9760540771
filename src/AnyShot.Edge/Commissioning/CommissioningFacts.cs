using AnyShot.Edge.Capture;
using AnyShot.Edge.Classes;
using AnyShot.Edge.Commands.Doctor;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.State;
using AnyShot.Edge.Handshake;
using AnyShot.Edge.Observability;
using AnyShot.Edge.Support;

namespace AnyShot.Edge.Commissioning;

/// <summary>What a commissioning finds at the station.</summary>
internal sealed class CommissioningFacts(
    DeviceConfiguration configuration,
    IClassRegistry registry,
    AgentMetrics metrics,
    IEnumerable<IHealthSource> health,
    OutputsComposer outputs,
    CertificatesComposer certificates,
    SupportFacts support,
    SupportChecks checks,
    TimeProvider time)
{
    /// <summary>Name of the station.</summary>
    public string Station => configuration.Options.Station.Name;

    /// <summary>Names of the cameras.</summary>
    public IReadOnlyList<string> Cameras => [.. configuration.Options.Cameras.Select(camera => camera.Name)];

    /// <summary>What verdicts rest on now.</summary>
    public Setup Setup() => new(support.ModelRevision, registry.State.Live.Revision, [.. configuration.Options.Cameras.Select(Camera)]);

    /// <summary>The classes that judge.</summary>
    public IReadOnlyList<SummaryClass> Classes() =>
    [
        .. registry.State.Live.Classes.Where(entry => !entry.IsRetired).Select(entry => new SummaryClass(
            entry.Number,
            entry.Name,
            entry.Severity.ToString().ToLowerInvariant(),
            string.Join(", ", (string[])[.. entry.Examples.Length > 0 ? [entry.Examples] : Array.Empty<string>(), .. entry.Shots.Count > 0 ? [$"{entry.Shots.Count}"] : Array.Empty<string>()]))),
    ];

    /// <summary>Looks at latency, connections and the machine.</summary>
    /// <param name="limitMs">Longest time from frame to verdict that the line allows.</param>
    /// <param name="good">The run of good parts; null before it was made.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<CheckReport> CheckAsync(double limitMs, RunResult? good, CancellationToken cancellationToken)
    {
        var found = new List<CommissioningCheck> { Latency(limitMs) };
        if (good is { LowestConfidence: { } lowest, MedianConfidence: { } median })
        {
            var needed = configuration.Options.Inspection.PassConfidence;
            found.Add(new CommissioningCheck(
                "confidence",
                median >= needed ? FindingLevel.Ok : FindingLevel.Warn,
                string.Create(null, $"Good parts are recognised with a confidence of {median:0.00} in the middle and {lowest:0.00} at least; {needed:0.00} is needed to pass.")));
        }

        foreach (var report in health.SelectMany(source => source.Report()).Where(report => report.Name.StartsWith("camera:", StringComparison.Ordinal)))
        {
            found.Add(new CommissioningCheck(report.Name, Level(report.Status), report.Sentence));
        }

        found.AddRange(outputs.Compose().Select(output => new CommissioningCheck(output.Name, Level(output.Status), output.Sentence)));
        var handshake = configuration.Options.OpcUa is { Enabled: true } opcUa ? opcUa.Handshake.Mode : HandshakeMode.Off;
        if (configuration.Options.OpcUa.Enabled)
        {
            found.Add(new CommissioningCheck("handshake", FindingLevel.Ok, handshake == HandshakeMode.Off ? "There is no handshake with a PLC (opcUa.handshake.mode is off)." : $"The handshake with the PLC is {handshake.ToString().ToLowerInvariant()}."));
        }

        found.AddRange((await checks.RunAsync(cancellationToken).ConfigureAwait(false)).Select(item => new CommissioningCheck(item.Name, item.Level, item.Sentence)));
        var state = await support.LookAsync(cancellationToken).ConfigureAwait(false);
        return new CheckReport(
            time.GetUtcNow(), limitMs, found, [.. metrics.Histograms.Where(histogram => histogram.Count > 0).Select(StageState.Of)], state.Versions, [.. certificates.Compose().Where(certificate => certificate.Kind is "own" or "trusted")]);
    }

    private CameraSetup Camera(CameraOptions camera)
    {
        var region = camera.Roi;
        return new CameraSetup(camera.Name, SourceAddress.Parse(camera.Source, configuration.Folder).Display, region.X, region.Y, region.Width, region.Height);
    }

    private CommissioningCheck Latency(double limitMs)
    {
        var histogram = metrics.FrameToVerdict;
        if (histogram.Count == 0)
        {
            return new CommissioningCheck("latency", FindingLevel.Fail, "No part was judged yet, so nothing is known of the latency.");
        }

        var (middle, tail) = (histogram.QuantileMs(0.5), histogram.QuantileMs(0.99));
        return new CommissioningCheck(
            "latency",
            tail <= limitMs ? FindingLevel.Ok : FindingLevel.Fail,
            string.Create(null, $"From frame to verdict it takes {middle:0.#} ms in the middle and {tail:0.#} ms at 99 % of {histogram.Count} parts; the limit is {limitMs:0.#} ms."));
    }

    private static FindingLevel Level(HealthStatus status) => status switch
    {
        HealthStatus.Ok => FindingLevel.Ok,
        HealthStatus.Degraded => FindingLevel.Warn,
        _ => FindingLevel.Fail,
    };
}
