using AnyShot.Edge.Capture;
using OpenCvSharp;

namespace AnyShot.Edge.Triggering;

/// <summary>
/// Takes one frame of each thing that passes: when its centre passes the middle of the region, or when it has come to rest.
/// Sees what differs from a slowly learned background; a change of light over the whole view does not count.
/// </summary>
internal sealed class SoftwareTrigger(TriggerOptions options, RegionOptions roi) : ITrigger
{
    private readonly BlobFinder _finder = new(options.PresentArea, options.PixelDifference);
    private readonly Tracker _tracker = new(options.Release);

    public bool IsPart(Mat image, long timestamp, out TriggerCommand? command)
    {
        command = null;
        using var region = image.SubMat(Region.Of(roi, image.Size()));
        return _tracker.Follow(_finder.Find(region)) > 0;
    }

    public void Reset()
    {
        _finder.Reset();
        _tracker.Reset();
    }

    public void Dispose() => _finder.Dispose();
}
