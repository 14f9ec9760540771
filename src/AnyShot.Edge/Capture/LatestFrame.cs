using AnyShot.Edge.Dashboard;
using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>
/// The newest frame of a camera, for whoever wants to look: the capture thread swaps buffers under the lock, a viewer copies under it.
/// So a look costs the capture thread at most one copy's time, and nobody looking costs nothing.
/// </summary>
internal sealed class LatestFrame : IDisposable
{
    private readonly Lock _gate = new();
    private Mat _image = new();
    private FrameStamp? _stamp;

    /// <summary>Number and time of the newest frame; null before the first.</summary>
    public FrameStamp? Stamp
    {
        get
        {
            lock (_gate)
            {
                return _stamp;
            }
        }
    }

    /// <summary>Pixels of the newest frame; empty before the first.</summary>
    public Size Size
    {
        get
        {
            lock (_gate)
            {
                return _stamp is null ? default : _image.Size();
            }
        }
    }

    /// <summary>Puts a frame in and gives the buffer of the one before back for the next read. Capture thread only.</summary>
    public Mat Exchange(Mat image, FrameStamp stamp)
    {
        lock (_gate)
        {
            (var before, _image, _stamp) = (_image, image, stamp);
            return before;
        }
    }

    /// <summary>True when the image is the newest frame byte for byte. Capture thread only, which alone changes the slot.</summary>
    public bool Shows(Mat image)
    {
        // Frames that sources allocate are continuous; anything else is not worth a slow comparison.
        var mine = _image.AsSpan<byte>();
        return !mine.IsEmpty && _image.Size() == image.Size() && _image.Type() == image.Type() && mine.SequenceEqual(image.AsSpan<byte>());
    }

    /// <summary>Copies the newest frame.</summary>
    /// <returns>Its stamp; null, with the target untouched, when there is none.</returns>
    public FrameStamp? CopyTo(Mat target)
    {
        lock (_gate)
        {
            if (_stamp is not null)
            {
                _image.CopyTo(target);
            }

            return _stamp;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stamp = null;
            _image.Dispose();
        }
    }
}
