using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Parts;

/// <summary>Images of parts by their inspection id: the recent ones, and those that somebody has confirmed. Thread-safe.</summary>
public interface IPartArchive
{
    /// <summary>Reads a part. One that was judged a moment ago may still be on its way to the disk; the call waits for it, at most 2 s.</summary>
    /// <returns>Null when it is not kept (any more), or when its file is damaged.</returns>
    ArchivedPart? TryRead(long inspectionId);

    /// <summary>Verdicts of recent parts, newest first; without those that somebody has confirmed, which are kept elsewhere.</summary>
    /// <param name="most">Parts that are looked through at most.</param>
    /// <param name="before">Only parts with a lower inspection id.</param>
    IEnumerable<Verdict> Newest(int most, long before = long.MaxValue);
}
