using OpenCvSharp;

namespace AnyShot.Edge.Capture;

/// <summary>
/// Where frames come from: a video file, a folder, a camera, a network stream, a GStreamer pipeline or the virtual line.
/// Used by one thread, the camera's own. Opening and reading may block; <see cref="IDisposable.Dispose"/> may come from another thread to end a blocked read.
/// </summary>
public interface IFrameSource : IDisposable
{
    /// <summary>Opens the source or says in one sentence, naming the address, why not.</summary>
    /// <exception cref="FrameSourceException">The source cannot be opened now; the worker tries again later.</exception>
    void Open(CancellationToken cancellationToken);

    /// <summary>Reads the next frame into <paramref name="image"/> (reallocated only when size or type change) and paces itself to the source's rate.</summary>
    FrameRead Read(Mat image, CancellationToken cancellationToken);
}
