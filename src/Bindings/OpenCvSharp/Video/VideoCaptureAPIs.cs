namespace OpenCvSharp;

/// <summary>Back end of VideoCapture and VideoWriter.</summary>
public enum VideoCaptureAPIs
{
    ANY = 0,
    V4L = 200,
    V4L2 = V4L,
    FIREWIRE = 300,
    GSTREAMER = 1800,
    FFMPEG = 1900,
    IMAGES = 2000,
    ARAVIS = 2100,
    OPENCV_MJPEG = 2200,
}
