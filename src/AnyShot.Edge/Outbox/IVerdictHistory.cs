using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Outbox;

/// <summary>Verdicts that are still on disk, delivered or not. Thread-safe.</summary>
public interface IVerdictHistory
{
    /// <summary>The newest verdicts, oldest first.</summary>
    /// <param name="most">At most so many.</param>
    IReadOnlyList<Verdict> Newest(int most);
}
