using System.Collections.Concurrent;
using AnyShot.Edge.Inspection;
using OpenCvSharp;

namespace AnyShot.Edge.Sparkplug;

/// <summary>The newest verdict of each camera in this run, delivered or not: the current values in a DBIRTH. Thread-safe.</summary>
internal sealed class CurrentVerdicts : IVerdictObserver
{
    private readonly ConcurrentDictionary<string, Verdict> _newest = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void OnVerdict(Verdict verdict, Mat part) => _newest[verdict.Camera] = verdict;

    public Verdict? Of(string camera) => _newest.GetValueOrDefault(camera);
}
