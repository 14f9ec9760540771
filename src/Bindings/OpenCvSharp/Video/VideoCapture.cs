using System.Runtime.InteropServices;
using OpenCvSharp.Internal;

namespace OpenCvSharp;

/// <summary>
/// Frames from a camera, a file, an address or a GStreamer pipeline. Opening and reading may block for as long as the back end does;
/// disposing during such a call takes effect when it returns.
/// </summary>
public class VideoCapture : DisposableCvObject
{
    private readonly CaptureHandle _handle;

    /// <summary>Not opened.</summary>
    public VideoCapture()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_new(out _handle));
    }

    public VideoCapture(int index, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
        : this() => Open(index, apiPreference);

    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
        : this() => Open(fileName, apiPreference);

    /// <param name="prms">Pairs of <see cref="VideoCaptureProperties"/> and value, set before the source is opened.</param>
    public VideoCapture(int index, VideoCaptureAPIs apiPreference, int[] prms)
        : this()
    {
        ArgumentNullException.ThrowIfNull(prms);
        OpenIndex(index, apiPreference, prms);
    }

    /// <inheritdoc cref="VideoCapture(int, VideoCaptureAPIs, int[])"/>
    public VideoCapture(string fileName, VideoCaptureAPIs apiPreference, int[] prms)
        : this()
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        ArgumentNullException.ThrowIfNull(prms);
        OpenFile(fileName, apiPreference, prms);
    }

    public double Fps => Get(VideoCaptureProperties.Fps);

    public int FrameCount => (int)Get(VideoCaptureProperties.FrameCount);

    public int FrameWidth
    {
        get => (int)Get(VideoCaptureProperties.FrameWidth);
        set => Set(VideoCaptureProperties.FrameWidth, value);
    }

    public int FrameHeight
    {
        get => (int)Get(VideoCaptureProperties.FrameHeight);
        set => Set(VideoCaptureProperties.FrameHeight, value);
    }

    public int PosFrames
    {
        get => (int)Get(VideoCaptureProperties.PosFrames);
        set => Set(VideoCaptureProperties.PosFrames, value);
    }

    private protected override SafeHandle OwnedHandle => _handle;

    private CaptureHandle Handle
    {
        get
        {
            ThrowIfDisposed();
            return _handle;
        }
    }

    /// <returns>False when the source cannot be opened.</returns>
    public bool Open(string fileName, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        return OpenFile(fileName, apiPreference, []);
    }

    /// <returns>False when the camera cannot be opened.</returns>
    public bool Open(int index, VideoCaptureAPIs apiPreference = VideoCaptureAPIs.ANY) => OpenIndex(index, apiPreference, []);

    public bool IsOpened()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_is_opened(Handle, out var opened));
        return opened != 0;
    }

    public void Release() => NativeStatus.Check(NativeMethods.anyshot_cv_capture_release(Handle));

    public bool Grab()
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_grab(Handle, out var grabbed));
        return grabbed != 0;
    }

    public bool Retrieve(Mat image, int flag = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_retrieve(Handle, image.Handle, flag, out var retrieved));
        return retrieved != 0;
    }

    public bool Retrieve(OutputArray image, int flag = 0)
    {
        ArgumentNullException.ThrowIfNull(image);
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_retrieve(Handle, image.Handle, flag, out var retrieved));
        return retrieved != 0;
    }

    /// <returns>False at the end of a file, and when a live source is lost.</returns>
    public bool Read(Mat image)
    {
        ArgumentNullException.ThrowIfNull(image);
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_read(Handle, image.Handle, out var read));
        return read != 0;
    }

    public bool Read(OutputArray image)
    {
        ArgumentNullException.ThrowIfNull(image);
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_read(Handle, image.Handle, out var read));
        return read != 0;
    }

    /// <returns>False when the back end does not know the property.</returns>
    public bool Set(VideoCaptureProperties propertyId, double value) => Set((int)propertyId, value);

    public bool Set(int propertyId, double value)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_set(Handle, propertyId, value, out var accepted));
        return accepted != 0;
    }

    /// <returns>0 when the back end does not know the property.</returns>
    public double Get(VideoCaptureProperties propertyId) => Get((int)propertyId);

    public double Get(int propertyId)
    {
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_get(Handle, propertyId, out var value));
        return value;
    }

    /// <summary>Name of the back end in use, such as FFMPEG.</summary>
    /// <exception cref="OpenCVException">Nothing is open.</exception>
    public unsafe string GetBackendName()
    {
        const int Capacity = 64;
        var text = stackalloc byte[Capacity];
        NativeStatus.Check(NativeMethods.anyshot_cv_capture_backend(Handle, text, Capacity));
        return Marshal.PtrToStringUTF8((nint)text) ?? "";
    }

    private unsafe bool OpenFile(string fileName, VideoCaptureAPIs api, int[] prms)
    {
        fixed (int* values = prms)
        {
            NativeStatus.Check(NativeMethods.anyshot_cv_capture_open_file(Handle, fileName, (int)api, values, prms.Length, out var opened));
            return opened != 0;
        }
    }

    private unsafe bool OpenIndex(int index, VideoCaptureAPIs api, int[] prms)
    {
        fixed (int* values = prms)
        {
            NativeStatus.Check(NativeMethods.anyshot_cv_capture_open_index(Handle, index, (int)api, values, prms.Length, out var opened));
            return opened != 0;
        }
    }
}
