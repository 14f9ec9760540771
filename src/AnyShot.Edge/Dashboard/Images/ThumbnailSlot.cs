using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Room for one small picture. The lock is held for a copy of at most 192 by 192 pixels, never while JPEG is made.</summary>
internal sealed class ThumbnailSlot
{
    private readonly Lock _gate = new();
    private readonly Mat _small = new();
    private long _inspectionId;
    private byte[]? _jpeg;

    /// <summary>0 while empty.</summary>
    public long InspectionId => Volatile.Read(ref _inspectionId);

    public void Fill(long inspectionId, Mat part)
    {
        lock (_gate)
        {
            JpegEncoder.Shrink(part, _small, PartThumbnails.LongestSide);
            _jpeg = null;
            Volatile.Write(ref _inspectionId, inspectionId);
        }
    }

    public byte[]? Jpeg(long inspectionId)
    {
        using var copy = new Mat();
        lock (_gate)
        {
            if (_inspectionId != inspectionId)
            {
                return null;
            }

            if (_jpeg is not null)
            {
                return _jpeg;
            }

            _small.CopyTo(copy);
        }

        var jpeg = JpegEncoder.Encode(copy);
        lock (_gate)
        {
            if (_inspectionId == inspectionId)
            {
                _jpeg = jpeg;
            }
        }

        return jpeg;
    }
}
