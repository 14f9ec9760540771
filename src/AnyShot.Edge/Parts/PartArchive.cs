using AnyShot.Edge.Feedback;
using AnyShot.Edge.Inspection;

namespace AnyShot.Edge.Parts;

/// <summary>Recent parts and confirmed ones behind one door.</summary>
/// <param name="recent">Null when images of recent parts are not kept.</param>
/// <param name="confirmed">Parts that somebody has confirmed.</param>
internal sealed class PartArchive(RecentParts? recent, IFeedbackStore confirmed) : IPartArchive
{
    public ArchivedPart? TryRead(long inspectionId) => recent?.TryRead(inspectionId) ?? confirmed.TryRead(inspectionId);

    public IEnumerable<Verdict> Newest(int most, long before = long.MaxValue) => recent?.Newest(most, before) ?? [];
}
