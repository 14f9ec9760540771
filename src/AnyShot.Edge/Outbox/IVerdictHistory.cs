using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Outbox;

/// <summary>Verdicts that are still on disk, delivered or not. Thread-safe.</summary>
public interface IVerdictHistory
{
    /// <summary>The newest verdicts, oldest first.</summary>
    /// <param name="most">At most so many.</param>
    IReadOnlyList<Verdict> Newest(int most);

    /// <summary>The oldest verdicts after an id, in order of id; one whose place before them is still reserved holds them back.</summary>
    /// <param name="afterId">Inspection id; 0 for the beginning.</param>
    /// <param name="most">At most so many.</param>
    IReadOnlyList<Verdict> After(long afterId, int most);

    /// <summary>Asks that verdicts after an id stay on disk until they have been read, also where no sink waits for them; 20,000 at most, and not in a full outbox.</summary>
    /// <param name="id">Inspection id up to which the reader has got.</param>
    void KeepAfter(long id);
}
