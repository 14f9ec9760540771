using System.Collections.Frozen;
using AnyShot.Edge.Configuration;
using AnyShot.Edge.Dashboard.Images;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Outbox;
using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Live;

/// <summary>Takes the verdicts from the inspection and keeps what the page shows of them: the last few, their pictures and the rate.</summary>
public sealed class RecentVerdicts(AgentOptions options, EventFeed feed, PartThumbnails thumbnails, IOutbox outbox, TimeProvider time) : IVerdictObserver
{
    /// <summary>Verdicts that a newly opened page gets at once.</summary>
    public const int Kept = 50;

    private readonly Lock _gate = new();
    private readonly Queue<Verdict> _verdicts = new(Kept + 1);
    private readonly RateMeter _rate = new(time);
    private readonly FrozenDictionary<string, CameraTally> _cameras = options.Cameras.ToFrozenDictionary(camera => camera.Name, _ => new CameraTally(time), StringComparer.Ordinal);
    private Verdict? _newest;

    /// <summary>Verdicts a second.</summary>
    public double RatePerSecond => _rate.PerSecond;

    /// <summary>What a camera of the configuration has judged.</summary>
    public CameraTally Of(string camera) => _cameras[camera];

    /// <summary>The newest verdict, also one from before the last restart; null at a station that has judged nothing yet.</summary>
    public Verdict? Newest => Volatile.Read(ref _newest) ?? (_newest = outbox.Newest());

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Verdict> Snapshot()
    {
        lock (_gate)
        {
            return [.. _verdicts];
        }
    }

    /// <inheritdoc/>
    public void OnVerdict(Verdict verdict, Mat part)
    {
        if (!options.Dashboard.Enabled)
        {
            return;
        }

        thumbnails.Keep(verdict.InspectionId, part);
        _rate.Count();
        _cameras.GetValueOrDefault(verdict.Camera)?.Count(verdict.Decision);
        lock (_gate)
        {
            _verdicts.Enqueue(verdict);
            if (_verdicts.Count > Kept)
            {
                _verdicts.Dequeue();
            }
        }

        Volatile.Write(ref _newest, verdict);
        if (feed.Viewers > 0)
        {
            feed.Publish(new LiveEvent("verdict", DashboardJson.Utf8(VerdictEvent.Of(verdict))));
        }
    }
}
