using System.Globalization;
using AnyShot.Engine.Drift;

namespace AnyShot.Edge.Drift;

/// <summary>The watch over one camera: collects the reference, then compares. Not thread-safe.</summary>
/// <param name="camera">Its name.</param>
/// <param name="settings">When parts count as drifted.</param>
/// <param name="store">Keeps reference and history.</param>
internal sealed class CameraDrift(string camera, DriftSettings settings, DriftStore store)
{
    private readonly List<DriftPart> _collected = [.. store.Parts(camera)];
    private readonly Queue<DriftPart> _window = new();
    private readonly int _between = Math.Max(1, settings.WindowParts / 10);
    private DriftReference? _reference = store.Reference(camera);
    private DriftDetector? _detector;
    private DriftPart?[] _slots = [];
    private int _beyond;
    private int _within;
    private int _sinceStored;

    /// <summary>Whether the alarm stands.</summary>
    public bool IsDrifted { get; private set; }

    /// <summary>Of the newest window as a share of the limit; null until one is full.</summary>
    public double? Distance => _detector?.Distance is { } distance ? Math.Max(0, distance / _detector.Limit) : null;

    /// <summary>Inspection id of the part of the reference that is most like all of it; null while it is collected.</summary>
    public long? TypicalBefore => _detector is null ? null : _collected[_detector.Typical].InspectionId;

    /// <summary>Forgets the reference; the next parts are the new one.</summary>
    /// <exception cref="IOException">It cannot be stored; the old one stays.</exception>
    public void Renew(DriftReference reference)
    {
        store.Renew(camera, reference);
        (_reference, _detector, IsDrifted, _beyond, _within) = (reference, null, false, 0, 0);
        _collected.Clear();
        _window.Clear();
    }

    /// <summary>Takes the next part.</summary>
    /// <returns>Whether it completed the reference.</returns>
    /// <exception cref="IOException">Reference or history cannot be written.</exception>
    public bool Add(DriftPart part, string model, DateTimeOffset at)
    {
        if (_reference is null)
        {
            Renew(new DriftReference(model, at, "", "the first parts of the station"));
        }
        else if (_reference.Model.Length == 0)
        {
            // Somebody asked before the first part came.
            Renew(_reference with { Model = model });
        }
        else if (_reference.Model != model)
        {
            Renew(new DriftReference(model, at, "", "another model sees the parts, so the reference before means nothing any more"));
        }

        var completed = _detector is null && Collect(part);
        if (_detector is null || completed)
        {
            return completed;
        }

        var slot = _detector.Add(part.Embedding);
        _slots[slot] = part;
        _window.Enqueue(part);
        if (_window.Count > settings.WindowParts)
        {
            _window.Dequeue();
        }

        if (Distance is { } distance)
        {
            Judge(distance);
            if (++_sinceStored >= _between)
            {
                _sinceStored = 0;
                store.Add(camera, new DriftPoint(at, part.InspectionId, distance, _window.Average(one => one.Figures.Brightness)), settings.HistoryPoints);
            }
        }

        return false;
    }

    /// <summary>Compares again, where the reference was complete before the start.</summary>
    public void Resume()
    {
        if (_collected.Count >= settings.ReferenceParts)
        {
            Begin();
        }
    }

    /// <summary>What is known, with the newest points of the history.</summary>
    public CameraDriftReport Report(int points)
    {
        var isCompared = _detector is not null;
        var changes = isCompared && _window.Count == settings.WindowParts && Distance > 1 ? DriftWords.Changes(_collected, [.. _window]) : [];
        var typical = _detector?.TypicalOfWindow() ?? -1;
        return new CameraDriftReport(
            camera,
            Stage,
            Say(changes),
            Math.Min(_collected.Count, settings.ReferenceParts),
            Distance,
            _reference,
            isCompared ? DriftWords.Mean(_collected) : null,
            _window.Count > 0 ? DriftWords.Mean(_window) : null,
            changes,
            TypicalBefore,
            typical >= 0 ? _slots[typical]?.InspectionId : null,
            store.History(camera, points));
    }

    private DriftStage Stage =>
        _detector is null ? DriftStage.Collecting : Distance is not { } distance ? DriftStage.Filling : IsDrifted ? DriftStage.Drifted : distance > 1 ? DriftStage.Beyond : DriftStage.Steady;

    /// <summary>One sentence on where the watch is.</summary>
    public string Say(IReadOnlyList<string> changes) => Stage switch
    {
        DriftStage.Collecting => $"The reference is being collected: {_collected.Count} of {settings.ReferenceParts} parts.",
        DriftStage.Filling => $"{_window.Count} of the {settings.WindowParts} parts that are compared have come since the start.",
        DriftStage.Steady => "The parts look as they did.",
        DriftStage.Beyond => string.Create(CultureInfo.InvariantCulture, $"The last {settings.WindowParts} parts look different: {DriftWords.What(changes)}. {_beyond} of {settings.SustainedParts} parts in a row so far."),
        _ => DriftWords.Drifted(camera, _beyond, Distance!.Value, _reference!, changes),
    };

    /// <summary>What changed, for the alarm.</summary>
    public string Alarm() => DriftWords.Drifted(camera, _beyond, Distance!.Value, _reference!, DriftWords.Changes(_collected, [.. _window]));

    private bool Collect(DriftPart part)
    {
        store.Collect(camera, _collected.Count, part);
        _collected.Add(part);
        if (_collected.Count < settings.ReferenceParts)
        {
            return false;
        }

        Begin();
        return true;
    }

    private void Begin()
    {
        if (_collected.Count > settings.ReferenceParts)
        {
            _collected.RemoveRange(settings.ReferenceParts, _collected.Count - settings.ReferenceParts);
        }

        _detector = new DriftDetector([.. _collected.Select(part => part.Embedding)], new DriftOptions { Window = settings.WindowParts, FalseAlarms = settings.FalseAlarms });
        _slots = new DriftPart?[settings.WindowParts];
    }

    private void Judge(double distance)
    {
        (_beyond, _within) = distance > 1 ? (_beyond + 1, 0) : (IsDrifted ? _beyond : 0, _within + 1);
        if (!IsDrifted && _beyond >= settings.SustainedParts)
        {
            IsDrifted = true;
        }
        else if (IsDrifted && _within >= settings.SustainedParts)
        {
            (IsDrifted, _beyond) = (false, 0);
        }
    }
}
