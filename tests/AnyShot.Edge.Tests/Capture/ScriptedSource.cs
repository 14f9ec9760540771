using AnyShot.Edge.Capture;
using OpenCvSharp;

namespace AnyShot.Edge.Tests.Capture;

/// <summary>A source whose every read is decided by the test: what to show, when to be lost, when to hang.</summary>
internal sealed class ScriptedSource(Func<int, Mat, FrameRead> read, Action? open = null) : IFrameSource
{
    private int _reads;

    public TimeSpan Period => TimeSpan.Zero;

    public bool Disposed { get; private set; }

    public void Open(CancellationToken cancellationToken) => open?.Invoke();

    public FrameRead Read(Mat image, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return read(_reads++, image);
    }

    public void Dispose() => Disposed = true;

    /// <summary>A grey frame of one level.</summary>
    public static FrameRead Show(Mat image, int level)
    {
        image.Create(24, 32, MatType.CV_8UC1);
        image.SetTo(new Scalar(level & 255));
        return new FrameRead(FrameReadStatus.Frame);
    }
}
