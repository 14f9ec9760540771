using System.Globalization;
using OpenCvSharp;

namespace AnyShot.Edge.Capture.Sources;

/// <summary>A camera, a network stream or a GStreamer pipeline, through OpenCV's back end for it.</summary>
internal sealed class LiveSource(SourceAddress address, TimeSpan readTimeout) : IFrameSource
{
    // Numbers of OpenCV's CAP_PROP_OPEN_TIMEOUT_MSEC and CAP_PROP_READ_TIMEOUT_MSEC, which OpenCvSharp's enumeration lacks.
    private const int OpenTimeout = 53;
    private const int ReadTimeout = 54;

    private VideoCapture? _capture;

    public TimeSpan Period => TimeSpan.Zero;

    public void Open(CancellationToken cancellationToken)
    {
        _capture = address.Kind switch
        {
            SourceKind.Device => OpenDevice(),
            SourceKind.GStreamer => new VideoCapture(address.Target, VideoCaptureAPIs.GSTREAMER),
            _ => OpenNetwork(),
        };
        if (!_capture.IsOpened())
        {
            throw new FrameSourceException($"The source \"{address.Display}\" does not open.");
        }
    }

    public FrameRead Read(Mat image, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_capture!.Read(image))
        {
            return new FrameRead(FrameReadStatus.Lost, Reason: $"The source \"{address.Display}\" delivers no more frames.");
        }

        return image.Depth() == MatType.CV_8U && image.Channels() is 1 or 3
            ? new FrameRead(FrameReadStatus.Frame)
            : new FrameRead(FrameReadStatus.Lost, Reason: $"The source \"{address.Display}\" delivers {image.Type()}; frames must be 8-bit grey or BGR (add \"! videoconvert ! video/x-raw,format=BGR\").");
    }

    public void Dispose() => _capture?.Dispose();

    private VideoCapture OpenDevice()
    {
        var path = int.TryParse(address.Target, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? $"/dev/video{index}" : address.Target;
        if (!File.Exists(path))
        {
            throw new FrameSourceException($"The camera \"{path}\" does not exist.");
        }

        var capture = new VideoCapture(path, VideoCaptureAPIs.V4L2);
        if (capture.IsOpened())
        {
            if (address.Format is { } format)
            {
                capture.Set(VideoCaptureProperties.FourCC, FourCC.FromString(format).Value);
            }

            Set(capture, VideoCaptureProperties.FrameWidth, address.Width);
            Set(capture, VideoCaptureProperties.FrameHeight, address.Height);
            Set(capture, VideoCaptureProperties.Fps, address.Rate);

            // The newest picture counts, not the oldest in the driver's queue.
            capture.Set(VideoCaptureProperties.BufferSize, 1);
        }

        return capture;
    }

    private VideoCapture OpenNetwork()
    {
        var milliseconds = (int)Math.Clamp(readTimeout.TotalMilliseconds, 100, int.MaxValue);
        return new VideoCapture(address.Target, VideoCaptureAPIs.FFMPEG, [OpenTimeout, milliseconds, ReadTimeout, milliseconds]);
    }

    private static void Set(VideoCapture capture, VideoCaptureProperties property, double? value)
    {
        if (value is { } wanted)
        {
            capture.Set(property, wanted);
        }
    }
}
