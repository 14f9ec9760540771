using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>
/// Small pictures of the last judged parts. The inspection thread only shrinks the part into a slot that is used again and again;
/// JPEG is made when a page asks for it. Thread-safe.
/// </summary>
public sealed class PartThumbnails
{
    /// <summary>Pictures kept; at 8-bit BGR they take at most about 7 MB.</summary>
    public const int Kept = 64;

    /// <summary>Longer side in pixels.</summary>
    public const int LongestSide = 192;

    private readonly Mat _coarse = new();
    private readonly ThumbnailSlot[] _slots = [.. Enumerable.Range(0, Kept).Select(_ => new ThumbnailSlot())];
    private int _next;

    /// <summary>Keeps a small copy of the part; called on the inspection thread only.</summary>
    public void Keep(long inspectionId, Mat part)
    {
        if (part.Empty())
        {
            return;
        }

        _slots[_next].Fill(inspectionId, Coarse(part));
        _next = (_next + 1) % Kept;
    }

    // Averaging every pixel of a large part would take milliseconds of the inspection's time; nine samples for each pixel of the thumbnail
    // look the same, and the exact factor of three that is left takes OpenCV's fast path.
    private Mat Coarse(Mat part)
    {
        if (Math.Max(part.Width, part.Height) <= 3 * LongestSide)
        {
            return part;
        }

        var size = JpegEncoder.Fit(part, LongestSide);
        Cv2.Resize(part, _coarse, new Size(3 * size.Width, 3 * size.Height), 0, 0, InterpolationFlags.Nearest);
        return _coarse;
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
