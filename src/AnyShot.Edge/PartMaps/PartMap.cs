using AnyShot.Edge.Classes;
using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;
using AnyShot.Edge.Parts;
using AnyShot.Engine.Data;
using AnyShot.Engine.Maps;

namespace AnyShot.Edge.PartMaps;

/// <summary>
/// The map of what the model sees. Whoever asks gets the newest one at once; when there is something newer to show, another is made beside the line by one thread, one map at a time, and
/// with a rest between. For any thread.
/// </summary>
public sealed partial class PartMap(
    IClassRegistry registry, InspectionWorker inspection, IPartArchive parts, IFeedbackStore feedback, EmbeddingMemory memory, TimeProvider time, ILogger<PartMap> log) : IDisposable
{
    /// <summary>Between two maps of a method, so that an open page keeps no core busy.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <summary>Share of a map's time that gathering may take on the progress bar.</summary>
    private const double GatheringShare = 0.5;

    /// <summary>A map needs neighbours.</summary>
    private const int Fewest = 4;

    private static readonly TimeSpan JoinTime = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<MapMethod, MadeMap> _made = [];
    private readonly Dictionary<MapMethod, (DateTimeOffset At, string Sentence)> _failed = [];
    private MapMethod? _making;
    private double _progress;
    private Task _work = Task.CompletedTask;
    private MapThings? _things;

    /// <summary>The newest map of a method; begins another when there is something newer and none is being made.</summary>
    public MapReport Look(MapMethod method, string name)
    {
        // Outside the lock: this reads files.
        var newest = parts.Newest(1).FirstOrDefault()?.InspectionId ?? 0;
        var said = feedback.Confirmed().ToDictionary(part => part.InspectionId, part => part.TrueClass);
        lock (_gate)
        {
            var made = _made.GetValueOrDefault(method);
            if (_making is null && inspection.Inspector is { } inspector && !_end.IsCancellationRequested && IsDue(method, made, newest))
            {
                (_making, _progress) = (method, 0);
                _work = Task.Run(() => MakeAsync(method, made, inspector), CancellationToken.None);
            }

            return new MapReport(
                name,
                _making == method,
                _making == method ? _progress : made is null ? 0 : 1,
                inspection.Inspector is null ? "The model is still loading." : _failed.GetValueOrDefault(method).Sentence ?? "",
                made?.MadeAt,
                made?.Revision ?? 0,
                made?.Quality,
                [.. (made?.Points ?? []).Select(point => point.InspectionId is { } id && said.TryGetValue(id, out var trueClass) ? point with { SaidClassId = trueClass } : point)]);
        }
    }

    public void Dispose()
    {
        _end.Cancel();
        if (_work.Wait(JoinTime))
        {
            _things?.Dispose();
            _end.Dispose();
        }
    }

    private bool IsDue(MapMethod method, MadeMap? made, long newest)
    {
        var now = time.GetUtcNow();
        if (_failed.TryGetValue(method, out var failed) && now - failed.At < Rest)
        {
            return false;
        }

        return made is null || (now - made.MadeAt >= Rest && (made.Newest != newest || made.Revision != registry.State.Live.Revision));
    }

    private async Task MakeAsync(MapMethod method, MadeMap? before, Inspector inspector)
    {
        try
        {
            var live = registry.State.Live;
            _things ??= new MapThings(inspector, parts, memory, feedback);
            var things = await _things.GatherAsync(live, new Told<double>(share => Note(GatheringShare * share)), _end.Token).ConfigureAwait(false);
            if (things.Count < Fewest)
            {
                throw new InvalidDataException($"A map needs {Fewest} parts or examples at least; there are {things.Count}.");
            }

            var (points, quality) = MapMaker.Make(
                things, method, before, new Told<WorkProgress>(done => Note(GatheringShare + ((1 - GatheringShare) * done.Done / Math.Max(1, done.Total)))), _end.Token);
            var made = new MadeMap(method, time.GetUtcNow(), live.Revision, points.Max(point => point.InspectionId) ?? 0, quality, points);
            lock (_gate)
            {
                _made[method] = made;
                _failed.Remove(method);
            }
        }
        catch (OperationCanceledException) when (_end.IsCancellationRequested)
        {
            // The agent ends.
        }
        catch (Exception error)
        {
            // Whatever it was, the line and the page go on without this map.
            if (error is not (InvalidDataException or IOException))
            {
                LogFailed(error);
            }

            lock (_gate)
            {
                _failed[method] = (time.GetUtcNow(), error.Message);
            }
        }
        finally
        {
            lock (_gate)
            {
                _making = null;
            }
        }
    }

    private void Note(double progress)
    {
        lock (_gate)
        {
            _progress = progress;
        }
    }

    [LoggerMessage(26001, LogLevel.Error, "The map of parts could not be made")]
    private partial void LogFailed(Exception error);

    /// <summary>Told on the thread that reports, as <see cref="Progress{T}"/> would not be.</summary>
    private sealed class Told<T>(Action<T> told) : IProgress<T>
    {
        public void Report(T value) => told(value);
    }
}
