using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>
/// Where frames come from: a video file, a folder, a camera, a network stream, a GStreamer pipeline or the virtual line.
/// Used by one thread, the camera's own, which also disposes it. Opening and reading may block; the worker watches for how long.
/// </summary>
public interface IFrameSource : IDisposable
{
    /// <summary>Time between two frames that the source itself keeps; zero when the camera sets the pace. A read may last this much longer than the read timeout.</summary>
    TimeSpan Period { get; }

    /// <summary>Opens the source or says in one sentence, naming the address, why not.</summary>
    /// <exception cref="FrameSourceException">The source cannot be opened now; the worker tries again later.</exception>
    void Open(CancellationToken cancellationToken);

    /// <summary>Reads the next frame into <paramref name="image"/> (reallocated only when size or type change) and paces itself to the source's rate.</summary>
    /// <exception cref="OperationCanceledException">The camera stops.</exception>
    FrameRead Read(Mat image, CancellationToken cancellationToken);
}
