using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>Writes frames into a video file.</summary>
public class VideoWriter : DisposableCvObject
{
    private readonly WriterHandle _handle;

    /// <summary>Not opened.</summary>
    public VideoWriter()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_writer_new(out _handle));
    }

    public VideoWriter(string fileName, FourCC fourcc, double fps, Size frameSize, bool isColor = true)
        : this() => Open(fileName, fourcc, fps, frameSize, isColor);

    public VideoWriter(string fileName, VideoCaptureAPIs apiPreference, FourCC fourcc, double fps, Size frameSize, bool isColor = true)
        : this() => Open(fileName, apiPreference, fourcc, fps, frameSize, isColor);

    private protected override SafeHandle OwnedHandle => _handle;

    private WriterHandle Handle
    {
        get
        {
            ThrowIfDisposed();
            return _handle;
        }
    }

    /// <returns>False when the file or the codec cannot be opened.</returns>
    public bool Open(string fileName, FourCC fourcc, double fps, Size frameSize, bool isColor = true) =>
        Open(fileName, VideoCaptureAPIs.ANY, fourcc, fps, frameSize, isColor);

    public bool Open(string fileName, VideoCaptureAPIs apiPreference, FourCC fourcc, double fps, Size frameSize, bool isColor = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        NativeStatus.Check(NativeMethods.anyshot_cv_writer_open(
            Handle, fileName, (int)apiPreference, fourcc.Value, fps, frameSize.Width, frameSize.Height, isColor ? 1 : 0, out var opened));
        return opened != 0;
    }

    public bool IsOpened()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_writer_is_opened(Handle, out var opened));
        return opened != 0;
    }

    public void Write(InputArray image)
    {
        ArgumentNullException.ThrowIfNull(image);
        NativeStatus.Check(NativeMethods.anyshot_cv_writer_write(Handle, image.Handle));
    }

    public void Release() => NativeStatus.Check(NativeMethods.anyshot_cv_writer_release(Handle));
}
