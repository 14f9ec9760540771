using System.Collections.Concurrent;
using AnyShot.Edge.Capture;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Inspection;

/// <summary>A camera that shows what a test hands it, one grey level a frame, and waits in between. The part id is the number of the frame.</summary>
internal sealed class FeedSource : IFrameSource
{
    private readonly BlockingCollection<byte> _levels = [];
    private int _shown;

    public TimeSpan Period => TimeSpan.Zero;

    /// <summary>What a frame looks like; grey by default.</summary>
    public Action<Mat, byte> Draw { get; set; } = (image, level) =>
    {
        image.Create(24, 32, MatType.CV_8UC1);
        image.SetTo(new Scalar(level));
    };

    public void Show(params ReadOnlySpan<byte> levels)
    {
        foreach (var level in levels)
        {
            _levels.Add(level);
        }
    }

    public void Open(CancellationToken cancellationToken)
    {
    }

    public FrameRead Read(Mat image, CancellationToken cancellationToken)
    {
        Draw(image, _levels.Take(cancellationToken));
        return new FrameRead(FrameReadStatus.Frame, PartId: $"{++_shown}");
    }

    // The worker may open the source again; the levels belong to the test.
    public void Dispose()
    {
    }
}
