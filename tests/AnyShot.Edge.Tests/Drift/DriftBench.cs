using AnyShot.Edge.Drift;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Tests.Inspection;
using Microsoft.Extensions.Logging;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Drift;

/// <summary>The inspection of <see cref="InspectionBench"/> with the watch for drift; short references, so that a test can show them.</summary>
internal sealed class DriftBench : IDisposable
{
    public const int ReferenceParts = 60;
    public const int WindowParts = 20;
    public const int SustainedParts = 15;

    /// <summary>Fewer than the watch has room for.</summary>
    private const int AtOnce = 10;

    /// <summary>The same parts in every run.</summary>
    private readonly Random _random = new(11);
    private int _shown;

    public DriftBench()
    {
        Inspection = new InspectionBench(
            change: options => (options.Drift.ReferenceParts, options.Drift.WindowParts, options.Drift.SustainedParts, options.Drift.HistoryPoints) = (ReferenceParts, WindowParts, SustainedParts, 100),
            embeddings: new LateObserver((verdict, part, embedding) => Watch!.OnEmbedding(verdict, part, embedding)));
        Watch = NewWatch();
    }

    public InspectionBench Inspection { get; }

    public DriftWatch Watch { get; private set; }

    public CameraDriftReport Report => Watch.Report(points: 100).Cameras.Single();

    public async Task StartAsync()
    {
        await Watch.StartAsync(CancellationToken.None);
        await Inspection.StartAsync();
    }

    /// <summary>Shows parts whose grey level lies around a middle, and waits until the watch has seen them.</summary>
    public void Show(int count, int middle)
    {
        for (var left = count; left > 0; left -= AtOnce)
        {
            var levels = new byte[Math.Min(left, AtOnce)];
            for (var i = 0; i < levels.Length; i++)
            {
                levels[i] = (byte)(middle - 8 + _random.Next(17));
            }

            Inspection.Feeds[0].Show(levels);
            _shown += levels.Length;
            Inspection.Until(() => Watch.Watched == _shown, $"{_shown} parts watched");
        }
    }

    /// <summary>Ends the watch as the agent does, and starts another one over what it left.</summary>
    /// <param name="between">Told the path of the file while nobody has it open.</param>
    public async Task RestartWatchAsync(Action<string>? between = null)
    {
        await Watch.StopAsync(CancellationToken.None);
        Watch.Dispose();
        between?.Invoke(Path.Combine(Inspection.Configuration.StateDirectory, "drift.db"));
        Watch = NewWatch();
        _shown = 0;
        await Watch.StartAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Inspection.StopAsync().GetAwaiter().GetResult();
        Watch.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        Watch.Dispose();
        Inspection.Dispose();
    }

    private DriftWatch NewWatch() => new(Inspection.Configuration, Inspection.Alarms, Inspection.Metrics, TimeProvider.System, new Logger<DriftWatch>(Inspection.Loggers));

    private sealed class LateObserver(LateObserver.Tell tell) : IEmbeddingObserver
    {
        public delegate void Tell(Verdict verdict, Mat part, ReadOnlySpan<float> embedding);

        public void OnEmbedding(Verdict verdict, Mat part, ReadOnlySpan<float> embedding) => tell(verdict, part, embedding);
    }
}
