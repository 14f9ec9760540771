using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Parts;

/// <summary>Verdicts of the newest parts on disk, so that looking through them opens no file twice. Thread-safe.</summary>
internal sealed class VerdictHeads
{
    /// <summary>Verdicts at hand, about 1 KB each.</summary>
    private const int Most = 4096;

    private readonly Lock _gate = new();
    private readonly SortedList<long, Verdict> _verdicts = [];

    /// <summary>Keeps a verdict in the place of what was known under its id; the oldest goes.</summary>
    public void Add(Verdict verdict)
    {
        lock (_gate)
        {
            _verdicts[verdict.InspectionId] = verdict;
            if (_verdicts.Count > Most)
            {
                _verdicts.RemoveAt(0);
            }
        }
    }

    public Verdict? Find(long inspectionId)
    {
        lock (_gate)
        {
            return _verdicts.GetValueOrDefault(inspectionId);
        }
    }
}
