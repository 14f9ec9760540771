using OpenCvSharp;

namespace AnyShot.Edge.Triggering;

/// <summary>Finds what differs from the background in a camera's region: works on a small grey copy, allocates nothing once running.</summary>
internal sealed class BlobFinder(double presentArea, int pixelDifference) : IDisposable
{
    /// <summary>Longer side of the small copy, pixels: coarse enough to cost little and to average sensor noise away, fine enough to place a part.</summary>
    private const int LongSide = 160;

    private readonly Mat _grey = new();
    private readonly Mat _small = new();
    private readonly Mat _mask = new();
    private readonly Mat _labels = new();
    private readonly Mat _statistics = new();
    private readonly Mat _centroids = new();
    private readonly Mat _opening = Cv2.GetStructuringElement(MorphShapes.Rect, new Size(3, 3));
    private readonly Mat _closing = Cv2.GetStructuringElement(MorphShapes.Ellipse, new Size(7, 7));
    private readonly List<Blob> _blobs = [];
    private BackgroundModel? _background;
    private Size _size;

    /// <summary>Blobs of at least the present area in the region; the list is used again by the next call.</summary>
    public IReadOnlyList<Blob> Find(Mat region)
    {
        Shrink(region);
        if (_background is null || _small.Size() != _size)
        {
            _size = _small.Size();
            _background = new BackgroundModel(_size.Width * _size.Height, pixelDifference);
        }

        _mask.Create(_size.Height, _size.Width, MatType.CV_8UC1);
        _background.Apply(_small.AsSpan<byte>(), _mask.AsSpan<byte>());
        Cv2.MorphologyEx(_mask, _mask, MorphTypes.Open, _opening);
        Cv2.MorphologyEx(_mask, _mask, MorphTypes.Close, _closing);
        Collect(Cv2.ConnectedComponentsWithStats(_mask, _labels, _statistics, _centroids));
        return _blobs;
    }

    public void Reset() => _background?.Reset();

    public void Dispose()
    {
        foreach (var mat in new[] { _grey, _small, _mask, _labels, _statistics, _centroids, _opening, _closing })
        {
            mat.Dispose();
        }
    }

    private void Shrink(Mat region)
    {
        var scale = Math.Min(1, LongSide / (double)Math.Max(region.Width, region.Height));
        var size = new Size(Math.Max(8, (int)Math.Round(region.Width * scale)), Math.Max(8, (int)Math.Round(region.Height * scale)));
        if (region.Channels() == 1)
        {
            Cv2.Resize(region, _small, size, interpolation: InterpolationFlags.Area);
        }
        else
        {
            // Shrinking first leaves a hundredth of the pixels to convert.
            Cv2.Resize(region, _grey, size, interpolation: InterpolationFlags.Area);
            Cv2.CvtColor(_grey, _small, ColorConversionCodes.BGR2GRAY);
        }

        Cv2.Blur(_small, _small, new Size(3, 3));
    }

    private void Collect(int labels)
    {
        _blobs.Clear();
        var pixels = (double)_size.Width * _size.Height;
        var rows = _statistics.AsSpan<int>();
        var centres = _centroids.AsSpan<double>();
        for (var label = 1; label < labels; label++)
        {
            var (left, top, width, height, area) = (rows[label * 5], rows[(label * 5) + 1], rows[(label * 5) + 2], rows[(label * 5) + 3], rows[(label * 5) + 4]);
            if (area < presentArea * pixels)
            {
                continue;
            }

            var edges = (left == 0 ? RegionEdges.Left : 0) | (left + width == _size.Width ? RegionEdges.Right : 0)
                | (top == 0 ? RegionEdges.Top : 0) | (top + height == _size.Height ? RegionEdges.Bottom : 0);
            _blobs.Add(new Blob(
                (centres[label * 2] + 0.5) / _size.Width, (centres[(label * 2) + 1] + 0.5) / _size.Height,
                width / (double)_size.Width, height / (double)_size.Height, area / pixels, edges));
        }
    }
}
