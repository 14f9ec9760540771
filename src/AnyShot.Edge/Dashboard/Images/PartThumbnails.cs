using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>
/// Small pictures of the last judged parts. The inspection thread only shrinks the part into a slot that is used again and again;
/// JPEG is made when a page asks for it. Thread-safe.
/// </summary>
public sealed class PartThumbnails
{
    /// <summary>Pictures kept; at 8-bit BGR they take at most about 5 MB.</summary>
    public const int Kept = 48;

    /// <summary>Longer side in pixels.</summary>
    public const int LongestSide = 192;

    private readonly ThumbnailSlot[] _slots = [.. Enumerable.Range(0, Kept).Select(_ => new ThumbnailSlot())];
    private int _next;

    /// <summary>Keeps a small copy of the part; called on the inspection thread only.</summary>
    public void Keep(long inspectionId, Mat part)
    {
        if (part.Empty())
        {
            return;
        }

        _slots[_next].Fill(inspectionId, part);
        _next = (_next + 1) % Kept;
    }

    /// <summary>The picture as JPEG, or null when it is not (any more) there.</summary>
    public byte[]? Jpeg(long inspectionId)
    {
        foreach (var slot in _slots)
        {
            if (slot.InspectionId == inspectionId)
            {
                return slot.Jpeg(inspectionId);
            }
        }

        return null;
    }
}
