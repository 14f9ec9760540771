using OpenCvSharp;

namespace AnyShot.Edge.Capture.Sources;

/// <summary>A video file.</summary>
internal sealed class VideoFileSource(SourceAddress address, TimeProvider time) : IFrameSource
{
    /// <summary>Rate of a file that does not say its own.</summary>
    private const double RateWhenUnknown = 25;

    private readonly Pace _pace = new(time);
    private VideoCapture? _capture;
    private bool _gaveFrame;

    public TimeSpan Period => _pace.Period;

    public void Open(CancellationToken cancellationToken)
    {
        OpenFile();
        var own = _capture!.Fps;
        _pace.Begin(address.Rate ?? (double.IsFinite(own) && own is > 0.01 and < 1000 ? own : RateWhenUnknown));
    }

    public FrameRead Read(Mat image, CancellationToken cancellationToken)
    {
        var late = _pace.Wait(cancellationToken);
        for (; address.Realtime && late > 0 && _capture!.Grab(); late--)
        {
            _pace.Skip();
        }

        if (_capture!.Read(image))
        {
            _gaveFrame = true;
            return new FrameRead(FrameReadStatus.Frame);
        }

        if (!_gaveFrame)
        {
            return new FrameRead(FrameReadStatus.Lost, Reason: $"The video \"{address.Target}\" holds no readable frame.");
        }

        if (!address.Loop)
        {
            return new FrameRead(FrameReadStatus.Ended, Reason: $"The video \"{address.Target}\" reached its end.");
        }

        // Opened again rather than wound back: seeking is inexact in many containers.
        OpenFile();
        return _capture.Read(image)
            ? new FrameRead(FrameReadStatus.Frame)
            : new FrameRead(FrameReadStatus.Lost, Reason: $"The video \"{address.Target}\" can no longer be read.");
    }

    public void Dispose() => _capture?.Dispose();

    private void OpenFile()
    {
        _capture?.Dispose();
        _capture = null;
        if (!File.Exists(address.Target))
        {
            throw new FrameSourceException($"The video \"{address.Target}\" does not exist.");
        }

        foreach (var api in new[] { VideoCaptureAPIs.FFMPEG, VideoCaptureAPIs.GSTREAMER })
        {
            var capture = new VideoCapture(address.Target, api);
            if (capture.IsOpened())
            {
                _capture = capture;
                return;
            }

            capture.Dispose();
        }

        throw new FrameSourceException($"The file \"{address.Target}\" is not a video that can be read.");
    }
}
