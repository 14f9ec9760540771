using System.Collections.Concurrent;
using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>Lends frames with their pixel buffers out again and again, so that a running camera allocates nothing per frame. Thread-safe.</summary>
/// <param name="camera">Name of the camera.</param>
/// <param name="most">Idle frames that are kept; what comes back beyond is freed.</param>
internal sealed class FramePool(string camera, int most) : IDisposable
{
    private readonly ConcurrentBag<Frame> _idle = [];
    private int _count;
    private volatile bool _disposed;

    /// <summary>A frame whose image has any size and content.</summary>
    public Frame Rent()
    {
        if (_idle.TryTake(out var frame))
        {
            Interlocked.Decrement(ref _count);
            frame.Lend(GiveBack);
            return frame;
        }

        return new Frame(camera, new Mat(), GiveBack);
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var frame))
        {
            frame.Image.Dispose();
        }
    }

    private void GiveBack(Frame frame)
    {
        if (_disposed || Interlocked.Increment(ref _count) > most)
        {
            Interlocked.Decrement(ref _count);
            frame.Image.Dispose();
            return;
        }

        _idle.Add(frame);
        if (_disposed)
        {
            Dispose();
        }
    }
}
