using AnyShot.Edge.Inspection;
using OpenCvSharp;

namespace AnyShot.Edge.OpcUa;

/// <summary>Counts the parts of each class since the start of the agent, over all revisions: a class keeps its number. Thread-safe.</summary>
internal sealed class ClassTallies : IVerdictObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, ClassTally> _byNumber = [];

    public void OnVerdict(Verdict verdict, Mat part)
    {
        // Number 0 is no class: what could not be judged.
        if (verdict.ClassNo == 0)
        {
            return;
        }

        lock (_gate)
        {
            var tally = _byNumber.GetValueOrDefault(verdict.ClassNo);
            _byNumber[verdict.ClassNo] = verdict.Decision == Decision.Unsure ? tally with { Unsure = tally.Unsure + 1 } : tally with { Parts = tally.Parts + 1 };
        }
    }

    /// <summary>Of the class of that number.</summary>
    public ClassTally Of(int number)
    {
        lock (_gate)
        {
            return _byNumber.GetValueOrDefault(number);
        }
    }
}
