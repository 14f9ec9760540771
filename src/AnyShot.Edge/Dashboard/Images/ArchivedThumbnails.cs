using AnyShot.Edge.Parts;
using OpenCvSharp;

namespace AnyShot.Edge.Dashboard.Images;

/// <summary>Small pictures of parts that <see cref="PartThumbnails"/> has let go, made of the kept images. One is made at a time, so that a page full of them leaves the line its cores. Thread-safe.</summary>
public sealed class ArchivedThumbnails(IPartArchive? parts = null) : IDisposable
{
    /// <summary>Pictures at hand, about 6 KB each.</summary>
    private const int Kept = 256;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<long, byte[]> _pictures = [];
    private readonly Queue<long> _oldest = new();

    /// <returns>JPEG, longer side at most <see cref="PartThumbnails.LongestSide"/>; null when the image is not kept (any more).</returns>
    public async Task<byte[]?> JpegAsync(long inspectionId, CancellationToken cancellationToken)
    {
        if (parts is null)
        {
            return null;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_pictures.TryGetValue(inspectionId, out var known))
            {
                return known;
            }

            if (await Task.Run(() => Make(parts, inspectionId), cancellationToken).ConfigureAwait(false) is not { } jpeg)
            {
                return null;
            }

            _pictures[inspectionId] = jpeg;
            _oldest.Enqueue(inspectionId);
            if (_oldest.Count > Kept)
            {
                _pictures.Remove(_oldest.Dequeue());
            }

            return jpeg;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static byte[]? Make(IPartArchive parts, long inspectionId)
    {
        using var image = parts.TryRead(inspectionId) is { } part ? PartImage.TryDecode(part.Image) : null;
        if (image is null)
        {
            return null;
        }

        using var small = new Mat();
        JpegEncoder.Shrink(image, small, PartThumbnails.LongestSide);
        return JpegEncoder.Encode(small);
    }
}
