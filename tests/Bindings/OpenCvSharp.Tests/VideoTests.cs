using OpenCvSharp;

namespace OpenCvSharp.Tests;

public sealed class VideoTests
{
    [Fact]
    public void Writer_ThenCapture_RoundTripsFrames()
    {
        var folder = Directory.CreateTempSubdirectory("anyshot-cv-");
        try
        {
            var path = Path.Combine(folder.FullName, "clip.avi");
            using (var writer = new VideoWriter(path, FourCC.MJPG, 20, new Size(64, 48)))
            {
                writer.IsOpened().ShouldBeTrue();
                for (var i = 0; i < 10; i++)
                {
                    using var frame = new Mat(48, 64, MatType.CV_8UC3, new Scalar(i * 20, 0, 0));
                    writer.Write(frame);
                }
            }

            using var capture = new VideoCapture(path, VideoCaptureAPIs.FFMPEG);
            capture.IsOpened().ShouldBeTrue();
            (capture.FrameWidth, capture.FrameHeight, capture.Fps, capture.FrameCount).ShouldBe((64, 48, 20.0, 10));
            capture.GetBackendName().ShouldBe("FFMPEG");
            using var image = new Mat();
            for (var i = 0; i < 9; i++)
            {
                capture.Read(image).ShouldBeTrue();
                Cv2.Mean(image).Val0.ShouldBe(i * 20, 6);
            }

            capture.Grab().ShouldBeTrue();
            capture.Retrieve(image).ShouldBeTrue();
            capture.Read(image).ShouldBeFalse();
            capture.Release();
            capture.IsOpened().ShouldBeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Capture_Absent_IsNotOpenedAndSaysSoByValue()
    {
        using var capture = new VideoCapture("/nowhere/clip.avi", VideoCaptureAPIs.FFMPEG);
        capture.IsOpened().ShouldBeFalse();
        using var image = new Mat();
        capture.Read(image).ShouldBeFalse();
        capture.Get(VideoCaptureProperties.Fps).ShouldBe(0);
        capture.Set(VideoCaptureProperties.Fps, 5).ShouldBeFalse();
        Should.Throw<OpenCVException>(() => capture.GetBackendName());
        Should.Throw<ArgumentException>(() => new VideoCapture("", VideoCaptureAPIs.ANY));
        Should.Throw<OpenCVException>(() => new VideoCapture("x.avi", VideoCaptureAPIs.FFMPEG, [53])).Message.ShouldContain("pairs");
    }

    [Fact]
    public void Use_AfterDispose_Throws()
    {
        var capture = new VideoCapture();
        capture.Dispose();
        Should.Throw<ObjectDisposedException>(() => capture.IsOpened());
    }
}
